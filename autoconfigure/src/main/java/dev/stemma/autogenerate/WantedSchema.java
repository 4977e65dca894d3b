package dev.stemma.autogenerate;

import java.util.List;
import java.util.Set;

import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.QualifiedName;

/**
 * A schema that a source wants, as the statements that create it.
 */
public interface WantedSchema {

	/**
	 * Which objects it speaks of.
	 */
	Claims claims();

	/**
	 * The tables that it creates, by the names that it gives them. Asked of a source that
	 * claims {@link Claims#COLUMNS} where others claim more of their own tables.
	 */
	default Set<QualifiedName> tables() {
		return Set.of();
	}

	/**
	 * The schemas that it names beside the home schema, in their own spelling.
	 */
	Set<String> schemas();

	/**
	 * Whether all that it names can be created in other schemas, and in a transaction. If
	 * not, it takes a database of its own.
	 */
	boolean isMovable();

	/**
	 * The statements that create it, in an order that serves.
	 * @param names where its objects are to stand
	 */
	List<SourceStatement> statements(SchemaNames names);

	/**
	 * Which names of constraints and indexes nobody has chosen.
	 */
	default ImplicitNames implicitNames() {
		return ImplicitNames.NONE;
	}

	/**
	 * What it says was called otherwise before.
	 */
	default List<Rename> renames() {
		return List.of();
	}

	/**
	 * What it consists of, for people: {@code 12 entities}.
	 */
	String contents();

	/**
	 * What of it was seen and is not in it, a sentence each: an entity that belongs to no
	 * persistence unit.
	 */
	default List<Problem> remarks() {
		return List.of();
	}

}
