package dev.stemma.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The DDL of the tables of a recorded model, in the schema that is first on the search
 * path, or in one that stands for another.
 */
final class ModelDdl {

	private static final Pattern KEY = Pattern
		.compile("(?is)^(.+?)((?:\\s*\\b(?:asc|desc|nulls\\s+first|nulls\\s+last|\\w+_ops))*)\\s*$");

	private final String otherSchema;

	private final Map<String, JsonNode> tables = new HashMap<>();

	/**
	 * The DDL with a schema in place of those that the model names.
	 */
	ModelDdl(String otherSchema) {
		this.otherSchema = otherSchema;
	}

	List<String> of(JsonNode model) {
		model.forEach((table) -> this.tables.put(table.get("name").asString(), table));
		List<String> statements = new ArrayList<>();
		model.forEach((table) -> statements.add(table(table)));
		model.forEach((table) -> {
			table.get("foreign_keys").forEach((key) -> statements.add(foreignKey(table, key)));
			table.get("indexes").forEach((index) -> statements.add(index(table, index)));
			comment(statements, "TABLE " + name(table), table.get("comment"));
			table.get("columns")
				.forEach((column) -> comment(statements,
						"COLUMN " + name(table) + "." + quoted(column.get("name").asString()), column.get("comment")));
		});
		return statements;
	}

	private static void comment(List<String> statements, String object, JsonNode comment) {
		if (!comment.isNull()) {
			statements.add("COMMENT ON %s IS '%s'".formatted(object, comment.asString().replace("'", "''")));
		}
	}

	private String name(JsonNode table) {
		String name = quoted(table.get("name").asString());
		JsonNode schema = table.get("schema");
		return (schema.isNull() || schema.asString().equals("public")) ? name : this.otherSchema + "." + name;
	}

	private String table(JsonNode table) {
		List<String> parts = new ArrayList<>();
		JsonNode keyColumns = table.get("primary_key").get("columns");
		table.get("columns").forEach((column) -> parts.add(column(table, column, keyColumns)));
		if (!keyColumns.isEmpty()) {
			parts.add(named(table.get("primary_key").get("name")) + "PRIMARY KEY " + columns(keyColumns));
		}
		table.get("uniques")
			.forEach((unique) -> parts.add(named(unique.get("name")) + "UNIQUE " + columns(unique.get("columns"))));
		table.get("checks")
			.forEach((check) -> parts.add(named(check.get("name")) + "CHECK (" + check.get("sql").asString() + ")"));
		return "CREATE TABLE %s (%s)".formatted(name(table), String.join(", ", parts));
	}

	private static String column(JsonNode table, JsonNode column, JsonNode keyColumns) {
		String name = column.get("name").asString();
		String type = column.get("type").asString();
		JsonNode defaults = column.get("default");
		boolean foreign = table.get("foreign_keys")
			.valueStream()
			.anyMatch((key) -> key.get("columns").valueStream().anyMatch((each) -> each.asString().equals(name)));
		boolean serial = keyColumns.size() == 1 && keyColumns.get(0).asString().equals(name) && defaults.isNull()
				&& !foreign;
		if (serial && type.equals("INTEGER")) {
			type = "SERIAL";
		}
		if (serial && type.equals("BIGINT")) {
			type = "BIGSERIAL";
		}
		return quoted(name) + " " + type + values(defaults) + (column.get("nullable").asBoolean() ? "" : " NOT NULL");
	}

	private static String values(JsonNode defaults) {
		if (defaults.isNull()) {
			return "";
		}
		if (defaults.has("literal")) {
			return " DEFAULT '" + defaults.get("literal").asString().replace("'", "''") + "'";
		}
		if (defaults.has("computed")) {
			return " GENERATED ALWAYS AS (" + defaults.get("computed").asString() + ") STORED";
		}
		if (defaults.has("identity")) {
			JsonNode identity = defaults.get("identity");
			return " GENERATED %s AS IDENTITY (START WITH %s MAXVALUE %s)".formatted(
					identity.get("always").asBoolean() ? "ALWAYS" : "BY DEFAULT", identity.get("start"),
					identity.get("maxvalue"));
		}
		throw new IllegalArgumentException("a default of another kind: " + defaults);
	}

	private String foreignKey(JsonNode table, JsonNode key) {
		List<String> references = key.get("references").valueStream().map(JsonNode::asString).toList();
		String referred = references.get(0).substring(0, references.get(0).lastIndexOf('.'));
		String columns = referenced(referred, references).stream()
			.map(ModelDdl::quoted)
			.collect(Collectors.joining(", "));
		return "ALTER TABLE %s ADD %sFOREIGN KEY %s REFERENCES %s (%s)%s%s%s%s".formatted(name(table),
				named(key.get("name")), columns(key.get("columns")), quoted(referred), columns,
				said(" ON UPDATE ", key.get("onupdate")), said(" ON DELETE ", key.get("ondelete")),
				(key.get("deferrable").isBoolean() && key.get("deferrable").asBoolean()) ? " DEFERRABLE" : "",
				said(" INITIALLY ", key.get("initially")));
	}

	/**
	 * Some records name columns by what SQLAlchemy's code calls them: the key is meant.
	 */
	private List<String> referenced(String table, List<String> references) {
		List<String> columns = references.stream().map((each) -> each.substring(each.lastIndexOf('.') + 1)).toList();
		JsonNode referred = this.tables.get(table);
		List<String> known = (referred != null)
				? referred.get("columns").valueStream().map((column) -> column.get("name").asString()).toList()
				: columns;
		return (referred == null || known.containsAll(columns)) ? columns
				: referred.get("primary_key").get("columns").valueStream().map(JsonNode::asString).toList();
	}

	private String index(JsonNode table, JsonNode index) {
		JsonNode options = index.get("options");
		String keys = index.get("expressions")
			.valueStream()
			.map((key) -> key(key.asString()) + operatorClass(options))
			.collect(Collectors.joining(", "));
		return "CREATE %sINDEX %s ON %s%s (%s)%s".formatted(index.get("unique").asBoolean() ? "UNIQUE " : "",
				quoted(index.get("name").asString()), name(table), said(" USING ", options.path("postgresql_using")),
				keys,
				options.path("postgresql_nulls_not_distinct").asString("").equals("True") ? " NULLS NOT DISTINCT" : "");
	}

	/**
	 * The records name a class for the label of an expression, and leave the label out.
	 */
	private static String operatorClass(JsonNode options) {
		String written = options.path("postgresql_ops").asString("");
		return written.replaceFirst(".*: '(\\w+)'}", " $1");
	}

	/** A column, or an expression in parentheses, and what is said of its order. */
	private static String key(String written) {
		Matcher parts = KEY.matcher(written);
		if (!parts.matches()) {
			return written;
		}
		String key = parts.group(1).strip();
		boolean plain = key.matches("\"[^\"]+\"|[A-Za-z_]\\w*|\\w+\\((?:[^()]|\\([^()]*\\))*\\)")
				&& !key.toUpperCase(Locale.ROOT).startsWith("CAST(");
		boolean wrapped = key.startsWith("(") && key.endsWith(")");
		return ((plain || wrapped) ? key : "(" + key + ")") + " " + parts.group(2).strip();
	}

	private static String said(String words, JsonNode value) {
		return (value.isNull() || value.isMissingNode()) ? "" : words + value.asString();
	}

	private static String named(JsonNode name) {
		return name.isNull() ? "" : "CONSTRAINT " + quoted(name.asString()) + " ";
	}

	private static String columns(JsonNode columns) {
		return columns.valueStream()
			.map((column) -> quoted(column.asString()))
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String quoted(String name) {
		return '"' + name + '"';
	}

}
