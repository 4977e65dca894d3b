package dev.stemma.schema;

import java.util.List;

/**
 * Something that a table or view has and that has no definition of its own: it is kept as
 * the SQL that makes it and the SQL that takes it away.
 *
 * @param table the table or view
 * @param kind what it is
 * @param name what it is called among those of its kind on the table; the kind's name
 * where there can be but one
 * @param create the statements that make it, without semicolons at their ends
 * @param drop the statements that take it away
 */
public record TableFeature(QualifiedName table, Kind kind, String name, List<String> create, List<String> drop) {

	public TableFeature {
		Require.sql("A feature of " + table, name);
		create = List.copyOf(create);
		drop = List.copyOf(drop);
	}

	/**
	 * Kinds of features, in the order in which they are made.
	 */
	public enum Kind {

		/** Statistics of several columns. */
		STATISTICS,
		/** Options of a column. */
		COLUMN_OPTIONS,
		/** Statistics targets of the keys of an index. */
		INDEX_STATISTICS,
		/** The index that the table was last ordered by. */
		CLUSTERING,
		/** What replication identifies rows by. */
		REPLICA_IDENTITY,
		/** A rule. */
		RULE,
		/** A trigger that fires at other times than a new one, or not at all. */
		TRIGGER_STATE,
		/** A policy. */
		POLICY,
		/** Whether policies hold. */
		ROW_SECURITY

	}

}
