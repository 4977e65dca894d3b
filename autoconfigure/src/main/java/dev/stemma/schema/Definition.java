package dev.stemma.schema;

/**
 * Something that can be said to exist: an object, or a part of a table.
 */
public sealed interface Definition permits SchemaObject, TableElement {

}
