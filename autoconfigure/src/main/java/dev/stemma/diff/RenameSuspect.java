package dev.stemma.diff;

/**
 * An object that goes and one that comes and that may be the same.
 *
 * @param rename what it would be if they were
 * @param similarity how alike they are, above 0 and up to 1 for the same in all but the
 * name
 */
public record RenameSuspect(Rename rename, double similarity) {

}
