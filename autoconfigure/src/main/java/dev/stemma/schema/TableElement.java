package dev.stemma.schema;

/**
 * What a table is made of.
 */
public sealed interface TableElement extends Definition permits Column, Constraint {

}
