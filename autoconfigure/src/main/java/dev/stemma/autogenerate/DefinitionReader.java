package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.stemma.dialect.PlaceholderSyntax;
import dev.stemma.dialect.SchemaStatement;
import dev.stemma.dialect.SchemaStatement.Role;
import dev.stemma.dialect.SqlStatement;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.SqlToken;
import dev.stemma.problem.Location;
import dev.stemma.problem.Problem;
import dev.stemma.script.Unterminated;

/**
 * Takes the definitions out of SQL, and says of everything else why it is none.
 */
final class DefinitionReader {

	private static final int LONGEST_EXCERPT = 60;

	private final SqlSyntax syntax;

	private final List<SourceStatement> statements = new ArrayList<>();

	private final Set<String> schemas = new LinkedHashSet<>();

	private final Set<String> identifiers = new HashSet<>();

	private final List<Problem> problems = new ArrayList<>();

	private final List<Problem> remarks = new ArrayList<>();

	DefinitionReader(SqlSyntax syntax) {
		this.syntax = syntax;
	}

	/**
	 * Reads a text.
	 * @param text the text
	 * @param source the file that it is from, or {@code null}
	 * @param subject what it is about, for people, or {@code null}
	 */
	void read(String text, @Nullable String source, @Nullable String subject) {
		List<Problem> found = new ArrayList<>();
		Iterator<SqlToken> tokens = this.syntax.tokens(text, PlaceholderSyntax.NONE);
		while (tokens.hasNext()) {
			SqlToken token = tokens.next();
			if (!token.terminated()) {
				found.add(Unterminated.problem(token, (source != null) ? source : "SQL"));
			}
		}
		Map<Role, List<SqlStatement>> left = new EnumMap<>(Role.class);
		for (SqlStatement statement : this.syntax.statements(text, 0, text.length(), PlaceholderSyntax.NONE)) {
			SchemaStatement read = this.syntax.schemaStatement(statement.text(text));
			Refusal refusal = Refusal.of(statement.kind(), read);
			if (refusal != null) {
				found.add(new Problem("Statement '%s' %s.".formatted(excerpt(statement.text(text)), refusal.what()),
						where(source, statement), refusal.advice()));
			}
			else if (read.role() == Role.DEFINITION || read.role() == Role.SETTING) {
				this.statements.add(new SourceStatement(read.sql(), where(source, statement), subject));
				this.schemas.addAll(read.schemas());
				this.identifiers.addAll(read.identifiers());
			}
			else {
				left.computeIfAbsent(read.role(), (role) -> new ArrayList<>()).add(statement);
			}
		}
		found.sort(Comparator.comparingInt((problem) -> (problem.where() != null) ? problem.where().line() : 0));
		this.problems.addAll(found);
		remark(left.getOrDefault(Role.OWNER, List.of()), source, "who owns what", "Owners are not compared.");
		remark(left.getOrDefault(Role.OPTIONAL_DROP, List.of()), source, "what is to be dropped if it is there",
				"What is to be is created where nothing is yet.");
	}

	private void remark(List<SqlStatement> left, @Nullable String source, String about, String advice) {
		if (!left.isEmpty()) {
			String what = (left.size() != 1) ? left.size() + " statements say %s, and are"
					: "A statement says %s, and is";
			this.remarks.add(new Problem(what.formatted(about) + " passed over.", where(source, left.get(0)), advice));
		}
	}

	private static @Nullable Location where(@Nullable String source, SqlStatement statement) {
		return (source != null) ? new Location(source, statement.line(), statement.column()) : null;
	}

	private static String excerpt(String sql) {
		String line = sql.replaceAll("\\s+", " ").strip();
		return (line.length() <= LONGEST_EXCERPT) ? line : line.substring(0, LONGEST_EXCERPT) + "…";
	}

	/**
	 * Adds something that is wrong.
	 */
	void report(Problem problem) {
		this.problems.add(problem);
	}

	/**
	 * What was read.
	 * @param contents what it consists of, for people, or {@code null} for the number of
	 * its statements
	 * @throws InvalidSchemaSourceException with all that is wrong with it
	 */
	WantedDefinitions wanted(@Nullable String contents) {
		if (!this.problems.isEmpty()) {
			throw new InvalidSchemaSourceException(this.problems);
		}
		int count = this.statements.size();
		String counted = (count != 1) ? count + " statements" : "1 statement";
		return new WantedDefinitions(this.statements, this.schemas, this.identifiers,
				(contents != null) ? contents : counted, this.remarks);
	}

	/**
	 * Why a statement is none that says how a schema is to be.
	 *
	 * @param what what it does
	 * @param advice what to do about it
	 */
	private record Refusal(String what, String advice) {

		static @Nullable Refusal of(SqlStatement.Kind kind, SchemaStatement statement) {
			return switch (kind) {
				case TRANSACTION_CONTROL ->
					new Refusal("controls the transaction or the session, which are Stemma's", "Remove it.");
				case META_COMMAND -> new Refusal("is a command of the database's own client, and no SQL",
						"Write SQL in its place; no server understands it.");
				case COPY -> of(Role.DATA, false);
				default -> of(statement.role(), kind == SqlStatement.Kind.NON_TRANSACTIONAL);
			};
		}

		private static @Nullable Refusal of(Role role, boolean nonTransactional) {
			return switch (role) {
				case DATA -> new Refusal("writes data, which is no part of a schema",
						"Write data in migrations; pg_dump leaves it out with --schema-only.");
				case QUERY -> new Refusal("defines nothing", "Remove it.");
				case MAINTENANCE -> new Refusal("takes care of what is stored and defines nothing", "Remove it.");
				case SERVER -> new Refusal("is about what all databases of a server share",
						"Leave databases, roles and tablespaces to those who run the server.");
				case SEARCH_PATH -> new Refusal("sets where names are looked for, which is Stemma's",
						"Remove it: what names no schema stands in the home schema, for the rest write the schema before the name.");
				case DROP -> new Refusal("drops something, and this is to say what there is",
						"Remove it, and what creates the object.");
				default -> nonTransactional ? new Refusal("takes no transaction",
						"Leave out CONCURRENTLY: it is not part of how a schema is to be.") : null;
			};
		}

	}

}
