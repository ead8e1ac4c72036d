/**
 * Joins class names. Two that set the same property are not told apart: where a caller may adjust a primitive, the primitive's own
 * look stands in `looks.css`.
 */
export { clsx as cx } from "clsx";
