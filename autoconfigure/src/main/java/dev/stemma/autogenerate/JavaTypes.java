package dev.stemma.autogenerate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.stemma.schema.SqlType;

/**
 * Types by the words of the language in which migrations are written.
 */
final class JavaTypes {

	private static final Set<String> PLAIN = Set.of("smallint", "integer", "bigint", "real", "numeric", "money",
			"serial", "bigserial", "smallserial", "text", "varchar", "name", "bytea", "uuid", "date", "time",
			"timestamp", "interval", "json", "jsonb", "jsonpath", "xml", "bit", "inet", "cidr", "macaddr", "macaddr8",
			"tsvector", "tsquery", "point", "line", "lseg", "box", "path", "polygon", "circle", "int4range",
			"int8range", "numrange", "tsrange", "tstzrange", "daterange", "int4multirange", "int8multirange",
			"nummultirange", "tsmultirange", "tstzmultirange", "datemultirange", "oid", "regclass", "xid8");

	/** Names of several words, or other ones, and those that have a precision. */
	private static final Map<Pattern, String> OTHERS = others();

	private final JavaNames names;

	JavaTypes(JavaNames names) {
		this.names = names;
	}

	private static Map<Pattern, String> others() {
		Map<Pattern, String> others = new LinkedHashMap<>();
		others.put(Pattern.compile("boolean"), "bool");
		others.put(Pattern.compile("double precision"), "doublePrecision");
		others.put(Pattern.compile("pg_lsn"), "pgLsn");
		others.put(Pattern.compile("pg_snapshot"), "pgSnapshot");
		others.put(Pattern.compile("txid_snapshot"), "txidSnapshot");
		others.put(Pattern.compile("(?:character varying|varchar)(?:\\((\\d+)\\))?"), "varchar");
		others.put(Pattern.compile("(?:character|char)\\((\\d+)\\)"), "character");
		others.put(Pattern.compile("numeric\\((\\d+)\\)"), "numeric");
		others.put(Pattern.compile("numeric\\((\\d+), ?(-?\\d+)\\)"), "numeric");
		others.put(Pattern.compile("bit varying(?:\\((\\d+)\\))?"), "varbit");
		others.put(Pattern.compile("bit\\((\\d+)\\)"), "bit");
		others.put(Pattern.compile("interval\\((\\d)\\)"), "interval");
		for (String type : Set.of("time", "timestamp")) {
			others.put(Pattern.compile(type + "(?:\\((\\d)\\))?(?: without time zone)?"), type);
			others.put(Pattern.compile(type + "(?:\\((\\d)\\))? with time zone"), type + "tz");
		}
		return others;
	}

	JavaCode of(SqlType type) {
		if (type instanceof SqlType.ArrayOf array) {
			return of(array.element()).then("array");
		}
		if (type instanceof SqlType.Named named) {
			return named(named);
		}
		String text = ((SqlType.Written) type).text();
		if (text.endsWith("[]")) {
			return of(new SqlType.Written(text.substring(0, text.length() - 2))).then("array");
		}
		if (PLAIN.contains(text)) {
			return this.names.call(text);
		}
		for (Map.Entry<Pattern, String> other : OTHERS.entrySet()) {
			Matcher matcher = other.getKey().matcher(text);
			if (matcher.matches()) {
				return this.names.call(other.getValue(),
						IntStream.rangeClosed(1, matcher.groupCount())
							.filter((group) -> matcher.group(group) != null)
							.mapToObj((group) -> JavaCode.word(matcher.group(group)))
							.toList());
			}
		}
		return this.names.call("type", JavaCode.text(text));
	}

	private JavaCode named(SqlType.Named named) {
		String name = named.name().name();
		return (named.name().schema() != null || name.matches("[a-z_][a-z0-9_]*"))
				? this.names.call("type", this.names.name(named.name()))
				: this.names.call("type", JavaCode.text("\"" + name.replace("\"", "\"\"") + "\""));
	}

}
