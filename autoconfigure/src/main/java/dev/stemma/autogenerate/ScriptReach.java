package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.StatementNames;
import dev.stemma.operation.NamingConvention;
import dev.stemma.operation.Operation;
import dev.stemma.revision.Revision;
import dev.stemma.script.JavaScript;
import dev.stemma.script.LoadedScripts;
import dev.stemma.script.Placeholders;
import dev.stemma.script.Recording;
import dev.stemma.script.Script;
import dev.stemma.script.SqlPart;
import dev.stemma.script.SqlScript;
import dev.stemma.script.Statement;

/**
 * How far scripts reach: whether they can be replayed in scratch schemas, beside the live
 * ones.
 */
final class ScriptReach {

	private final Dialect dialect;

	private final Placeholders placeholders;

	private final NamingConvention naming;

	private final Set<String> schemas = new LinkedHashSet<>();

	private final Set<String> createdSchemas = new LinkedHashSet<>();

	private final Set<String> createdExtensions = new LinkedHashSet<>();

	private @Nullable String obstacle;

	private ScriptReach(Dialect dialect, Placeholders placeholders, NamingConvention naming) {
		this.dialect = dialect;
		this.placeholders = placeholders;
		this.naming = naming;
	}

	static ScriptReach of(List<Revision> revisions, LoadedScripts scripts, Dialect dialect, Placeholders placeholders,
			NamingConvention naming) {
		ScriptReach reach = new ScriptReach(dialect, placeholders, naming);
		revisions.forEach((revision) -> reach.add(scripts.get(revision.id())));
		return reach;
	}

	private void add(Script script) {
		String id = script.revision().id();
		if (script instanceof SqlScript sql) {
			SqlPart upgrade = sql.read(this.placeholders).upgrade();
			if (!upgrade.transactional()) {
				stop("revision %s runs without a transaction".formatted(id));
			}
			for (Statement statement : upgrade.statements()) {
				add(id, statement.sql());
				if (statement.kind() == SqlStatement.Kind.NON_TRANSACTIONAL) {
					stop("revision %s runs without a transaction".formatted(id));
				}
			}
		}
		else if (script instanceof JavaScript java) {
			if (!java.transactional()) {
				stop("revision %s runs without a transaction".formatted(id));
			}
			Recording recording = java.recordUpgrade(this.naming);
			if (recording.problem() != null) {
				stop("it is not known beforehand what revision %s does".formatted(id));
			}
			for (Operation operation : recording.operations()) {
				this.dialect.ddl().statements(operation).forEach((sql) -> add(id, sql));
			}
		}
	}

	private void add(String id, String sql) {
		StatementNames names = this.dialect.scratch().names(sql);
		this.schemas.addAll(names.schemas());
		if (names.unbounded()) {
			stop("revision %s may change what it does not name".formatted(id));
		}
		String created = names.created();
		if (created != null && names.creates("SCHEMA")) {
			this.createdSchemas.add(created);
		}
		if (created != null && names.creates("EXTENSION")) {
			this.createdExtensions.add(created);
		}
	}

	private void stop(String reason) {
		if (this.obstacle == null) {
			this.obstacle = reason;
		}
	}

	/**
	 * What of the scripts takes a database of their own, whatever schemas there are, or
	 * {@code null} if nothing does.
	 */
	@Nullable String obstacle() {
		return this.obstacle;
	}

	/**
	 * The names in the scripts that may be those of schemas.
	 */
	List<String> schemas() {
		return new ArrayList<>(this.schemas);
	}

	/**
	 * The schemas that they create.
	 */
	Set<String> createdSchemas() {
		return Set.copyOf(this.createdSchemas);
	}

	/**
	 * The extensions that they create.
	 */
	Set<String> createdExtensions() {
		return Set.copyOf(this.createdExtensions);
	}

}
