package dev.stemma.dialect;

/**
 * An extension that a database has.
 *
 * @param name its name
 * @param schema where its objects stand
 */
public record InstalledExtension(String name, String schema) {

}
