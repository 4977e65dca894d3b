package dev.stemma.dialect;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a statement names, as far as its words tell without a catalog; rather too much
 * than too little.
 *
 * @param definition whether it creates something or alters a table, and does nothing else
 * @param kind the kind of what it creates, in capitals ({@code TABLE}), or {@code null}
 * if it creates nothing
 * @param created the name of that, or {@code null}
 * @param relations the names that stand where relations can, their schemas left out
 * @param schemas the names that may be those of schemas
 * @param unbounded whether it may reach what it does not name: SQL that is put together
 * while it runs, another search path, all objects of a role
 */
public record StatementNames(boolean definition, @Nullable String kind, @Nullable String created, Set<String> relations,
		Set<String> schemas, boolean unbounded) {

	public StatementNames {
		relations = Set.copyOf(relations);
		schemas = Set.copyOf(schemas);
	}

	/**
	 * Whether it creates an object of a kind.
	 * @param kind the kind, in capitals
	 */
	public boolean creates(String kind) {
		return kind.equals(this.kind);
	}

}
