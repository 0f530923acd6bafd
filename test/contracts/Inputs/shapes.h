/* Contracts for pch.c and modules.cpp: the lines are named there. */
struct shape;
__attribute__((owned("shape_free"))) struct shape *shape_new(int kind);
void shape_free(__attribute__((owned("shape_free"))) struct shape *s);
__attribute__((borrowed("s"))) const char *shape_name(__attribute__((borrowed)) struct shape *s);
