/* A header of the project. */
__attribute__((owned)) double own_wrong(void);
