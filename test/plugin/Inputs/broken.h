/* A system header with a wrong contract and a macro. */
__attribute__((owned)) double system_wrong(void);
#define SYSTEM_OWNED __attribute__((owned))
