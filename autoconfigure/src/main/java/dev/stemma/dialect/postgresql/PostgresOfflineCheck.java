package dev.stemma.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.OfflineStart;
import dev.stemma.dialect.TableNames;

/**
 * The block with which a script for psql makes sure that the database is where it begins.
 */
final class PostgresOfflineCheck {

	private final TableNames names;

	private final String revision;

	private final StringBuilder block = new StringBuilder();

	PostgresOfflineCheck(TableNames names) {
		this.names = names;
		this.revision = PostgresNames.quote(names.schema()) + "." + PostgresNames.quote(names.revision());
	}

	/**
	 * The runner's key of a lock, as SQL: it holds the database's name, which nobody
	 * knows before the script runs.
	 */
	static String lockKey(TableNames names, String purpose) {
		// The same digest as the runner's, its first eight bytes as a number
		return """
				('x' OPERATOR(pg_catalog.||) pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(%s
				        OPERATOR(pg_catalog.||) pg_catalog.convert_to(pg_catalog.current_database()::pg_catalog.text, 'UTF8')
				        OPERATOR(pg_catalog.||) %s), 'hex'), 16))::bit(64)::bigint"""
			.formatted(bytes("stemma\0" + purpose + "\0"), bytes("\0" + names.schema() + "\0" + names.prefix()));
	}

	private static String bytes(String text) {
		return Literals.typed(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A text in dollar quotes that it does not hold itself.
	 */
	static String dollarQuoted(String text) {
		String tag = "$stemma$";
		for (int i = 1; text.contains(tag); i++) {
			tag = "$stemma" + i + "$";
		}
		return tag + text + tag;
	}

	String write(OfflineStart start) {
		this.block.append("""

				DECLARE
				    tables bigint;
				    found pg_catalog.text;
				BEGIN
				""");
		server(start.server());
		fail("NOT pg_catalog.pg_try_advisory_lock(" + lockKey(this.names, "runner") + ")",
				database("Another runner is at work in database "), "Wait until it has finished, then begin again.");
		this.block.append("""
				    SELECT pg_catalog.count(*) INTO tables FROM pg_catalog.pg_class AS c
				    JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
				    WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) %s
				      AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[])
				      AND c.relname::pg_catalog.text OPERATOR(pg_catalog.=) ANY (%s::pg_catalog.text[]);
				""".formatted(Literals.text(this.names.schema()),
				Literals.of(List.of(this.names.revision(), this.names.journal()))));
		fail("tables OPERATOR(pg_catalog.=) 1", Literals.text("Of the tables %s and %s only one is there in schema %s."
			.formatted(this.names.revision(), this.names.journal(), this.names.schema())),
				"Restore the other from a backup.");
		this.block.append("    IF tables OPERATOR(pg_catalog.=) 0 THEN\n");
		withoutTables(start);
		this.block.append("        RETURN;\n    END IF;\n");
		if (!start.leavesRevisionsAlone()) {
			revisions(start);
			attempts();
		}
		return "DO " + dollarQuoted(this.block.append("END\n").toString()) + ";\n";
	}

	private void server(OfflineStart.@Nullable Server server) {
		fail("pg_catalog.transaction_timestamp() OPERATOR(pg_catalog.<>) pg_catalog.statement_timestamp()",
				Literals.text("The script has transactions of its own and is run inside of one."),
				"Run it without --single-transaction.");
		fail("pg_catalog.pg_is_in_recovery() OR pg_catalog.current_setting('transaction_read_only')::boolean",
				"pg_catalog.concat('Database ', pg_catalog.current_database(), ' takes no writes: ', "
						+ "CASE WHEN pg_catalog.pg_is_in_recovery() THEN 'it is a standby' "
						+ "ELSE 'the session''s transactions are read-only' END, '.')",
				"Connect to the primary.");
		if (server != null) {
			fail("pg_catalog.current_setting('server_version_num')::integer OPERATOR(pg_catalog.<) " + server.version(),
					"pg_catalog.concat(%s, pg_catalog.current_setting('server_version'), '.')"
						.formatted(Literals.text("The script needs PostgreSQL %d, and this server is PostgreSQL "
							.formatted(server.version() / 10000))),
					server.why());
		}
	}

	private void withoutTables(OfflineStart start) {
		if (!start.applied().isEmpty()) {
			raise(database("There are no tables of Stemma in schema " + this.names.schema() + " of database "),
					"Look whether this is the right database; a script that begins at the base makes them.",
					"        ");
			return;
		}
		if (start.company() == OfflineStart.Company.ANY) {
			return;
		}
		String schema = Literals.text(this.names.schema());
		this.block
			.append("""
					        SELECT pg_catalog.string_agg(DISTINCT n.nspname::pg_catalog.text, ', ') INTO found FROM pg_catalog.pg_class AS c
					        JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
					        WHERE c.relname::pg_catalog.text OPERATOR(pg_catalog.=) %s
					          AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p}'::pg_catalog."char"[]);
					"""
				.formatted(Literals.text(this.names.revision())));
		failWhereFound(
				"pg_catalog.concat(%s, found, ' of the same database has.')".formatted(
						Literals.text("Schema " + this.names.schema() + " has no tables of Stemma, but schema ")),
				"If that is where they belong, set stemma.schema to it and make the script again; if this schema is to have its own, set stemma.on-non-empty to run.",
				"        ");
		if (start.company() == OfflineStart.Company.RELATIONS) {
			return;
		}
		this.block
			.append("""
					        SELECT pg_catalog.string_agg(o.relname, ', ' ORDER BY o.relname) INTO found FROM (
					            SELECT c.relname::pg_catalog.text AS relname FROM pg_catalog.pg_class AS c
					            JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
					            WHERE n.nspname::pg_catalog.text OPERATOR(pg_catalog.=) %s
					              AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f,S}'::pg_catalog."char"[])
					              AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
					                              WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
					                                AND d.objid OPERATOR(pg_catalog.=) c.oid
					                                AND d.deptype OPERATOR(pg_catalog.=) 'e')
					            LIMIT 5) AS o;
					"""
				.formatted(schema));
		failWhereFound(
				"pg_catalog.concat(%s, found, '): it is not known which revisions it has.')".formatted(
						Literals.text("Schema " + this.names.schema() + " has no tables of Stemma and is not empty (")),
				"Stamp what it has, and make a script that begins there; or set stemma.on-non-empty to run.",
				"        ");
	}

	private void revisions(OfflineStart start) {
		if (!start.applied().isEmpty()) {
			this.block.append("""
					    SELECT pg_catalog.string_agg(w.id, ', ' ORDER BY w.id) INTO found
					    FROM pg_catalog.unnest(%s::pg_catalog.text[]) AS w(id)
					    WHERE NOT EXISTS (SELECT FROM %s AS r WHERE r.revision OPERATOR(pg_catalog.=) w.id);
					""".formatted(Literals.of(start.applied()), this.revision));
			failWhereFound("pg_catalog.concat('The script begins where more is applied. Not applied: ', found, '.')",
					"Make a script that begins at what is applied; if this one has been run, or a part of it, that says how far it came.",
					"    ");
		}
		if (!start.pending().isEmpty()) {
			this.block.append("""
					    SELECT pg_catalog.string_agg(r.revision, ', ' ORDER BY r.revision) INTO found FROM %s AS r
					    WHERE r.revision OPERATOR(pg_catalog.=) ANY (%s::pg_catalog.text[]);
					""".formatted(this.revision, Literals.of(start.pending())));
			failWhereFound(
					"pg_catalog.concat('The script begins where less is applied. Applied already: ', found, '.')",
					"Make a script that begins at what is applied; if this one has been run, or a part of it, that says how far it came.",
					"    ");
		}
		if (!start.known().isEmpty()) {
			this.block.append("""
					    SELECT pg_catalog.string_agg(r.revision, ', ' ORDER BY r.revision) INTO found FROM %s AS r
					    WHERE r.revision OPERATOR(pg_catalog.<>) ALL (%s::pg_catalog.text[]);
					""".formatted(this.revision, Literals.of(start.known())));
			failWhereFound("pg_catalog.concat('Revisions are applied that the script does not know: ', found, '.')",
					"Make the script with a build that has both, or take them back with the build that brought them.",
					"    ");
		}
		if (!start.taken().isEmpty()) {
			String taken = Literals.of(start.taken()) + "::pg_catalog.text[]";
			this.block.append("""
					    SELECT pg_catalog.string_agg(r.revision, ', ' ORDER BY r.revision) INTO found FROM %1$s AS r
					    WHERE r.revision OPERATOR(pg_catalog.<>) ALL (%2$s)
					      AND (r.parents OPERATOR(pg_catalog.&&) %2$s OR r.dependencies OPERATOR(pg_catalog.&&) %2$s);
					""".formatted(this.revision, taken));
			failWhereFound("pg_catalog.concat('Revisions stand on what the script takes back: ', found, '.')",
					"Take them back first, or make a script that begins with them.", "    ");
		}
	}

	private void attempts() {
		String open = new PostgresBookkeeping(this.names).selectOpenAttempts().indent(8).stripTrailing();
		this.block.append("""
				    SELECT pg_catalog.string_agg(DISTINCT o.revision, ', ') INTO found FROM (
				%s) AS o;
				""".formatted(open));
		failWhereFound("pg_catalog.concat('Stopped half way: ', found, '.')",
				"Have the application go on with it, or say what became of it with migrations resolve.", "    ");
	}

	private static String database(String text) {
		return "pg_catalog.concat(" + Literals.text(text) + ", pg_catalog.current_database(), '.')";
	}

	private void failWhereFound(String message, String hint, String indent) {
		this.block.append(indent).append("IF found IS NOT NULL THEN\n");
		raise(message, hint, indent + "    ");
		this.block.append(indent).append("END IF;\n");
	}

	private void fail(String condition, String message, String hint) {
		this.block.append("    IF ").append(condition).append(" THEN\n");
		raise(message, hint, "        ");
		this.block.append("    END IF;\n");
	}

	private void raise(String message, String hint, String indent) {
		this.block.append(indent)
			.append("RAISE EXCEPTION USING MESSAGE = ")
			.append(message)
			.append(",\n")
			.append(indent)
			.append("    HINT = ")
			.append(Literals.text(hint))
			.append(";\n");
	}

}
