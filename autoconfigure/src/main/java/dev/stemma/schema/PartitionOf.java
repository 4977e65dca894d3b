package dev.stemma.schema;

/**
 * Which partition of which table a table is.
 *
 * @param parent the partitioned table
 * @param bound the rows that it takes
 */
public record PartitionOf(QualifiedName parent, PartitionBound bound) {

}
