package dev.stemma.schema;

/**
 * PostgreSQL's built-in types, and a way to name others. Lengths are characters,
 * precisions are digits, of seconds for times.
 */
public abstract class SqlTypes {

	/** The greatest length that PostgreSQL takes for a text with a limit. */
	private static final int LONGEST_TEXT = 10_485_760;

	protected SqlTypes() {
	}

	public static SqlType smallint() {
		return written("smallint");
	}

	public static SqlType integer() {
		return written("integer");
	}

	public static SqlType bigint() {
		return written("bigint");
	}

	public static SqlType real() {
		return written("real");
	}

	public static SqlType doublePrecision() {
		return written("double precision");
	}

	public static SqlType numeric() {
		return written("numeric");
	}

	/**
	 * A number with a fraction, of at least so many binary digits: {@code real} up to 24,
	 * {@code double precision} up to 53.
	 */
	public static SqlType floating(int digits) {
		return written("float(" + between("The precision of float", digits, 1, 53) + ")");
	}

	/**
	 * A number of so many digits without a fraction.
	 */
	public static SqlType numeric(int precision) {
		return written("numeric(" + between("The precision of numeric", precision, 1, 1000) + ")");
	}

	/**
	 * A number of so many digits, some of them behind the point. A negative scale, and
	 * one greater than the precision, need PostgreSQL 15.
	 */
	public static SqlType numeric(int precision, int scale) {
		return written("numeric(" + between("The precision of numeric", precision, 1, 1000) + ","
				+ between("The scale of numeric", scale, -1000, 1000) + ")");
	}

	public static SqlType money() {
		return written("money");
	}

	/**
	 * A number with a sequence of its own. An identity column does the same by the
	 * standard.
	 */
	public static SqlType serial() {
		return written("serial");
	}

	public static SqlType bigserial() {
		return written("bigserial");
	}

	public static SqlType smallserial() {
		return written("smallserial");
	}

	public static SqlType text() {
		return written("text");
	}

	public static SqlType varchar() {
		return written("varchar");
	}

	public static SqlType varchar(int length) {
		return written("varchar(" + between("The length of varchar", length, 1, LONGEST_TEXT) + ")");
	}

	public static SqlType character(int length) {
		return written("char(" + between("The length of char", length, 1, LONGEST_TEXT) + ")");
	}

	/**
	 * A text of one character.
	 */
	public static SqlType character() {
		return written("char");
	}

	public static SqlType name() {
		return written("name");
	}

	public static SqlType bytea() {
		return written("bytea");
	}

	public static SqlType bool() {
		return written("boolean");
	}

	public static SqlType uuid() {
		return written("uuid");
	}

	public static SqlType date() {
		return written("date");
	}

	public static SqlType time() {
		return written("time");
	}

	public static SqlType time(int precision) {
		return written("time(" + seconds("time", precision) + ")");
	}

	public static SqlType timetz() {
		return written("time with time zone");
	}

	public static SqlType timetz(int precision) {
		return written("time(" + seconds("time", precision) + ") with time zone");
	}

	public static SqlType timestamp() {
		return written("timestamp");
	}

	public static SqlType timestamp(int precision) {
		return written("timestamp(" + seconds("timestamp", precision) + ")");
	}

	public static SqlType timestamptz() {
		return written("timestamp with time zone");
	}

	public static SqlType timestamptz(int precision) {
		return written("timestamp(" + seconds("timestamp", precision) + ") with time zone");
	}

	public static SqlType interval() {
		return written("interval");
	}

	public static SqlType interval(int precision) {
		return written("interval(" + seconds("interval", precision) + ")");
	}

	/**
	 * An interval that keeps some fields, and so many digits of its seconds.
	 * @param fields the fields, of which {@code second} is the last, as
	 * {@code day to second}
	 */
	public static SqlType interval(String fields, int precision) {
		return written("interval " + Require.sql("The fields of interval", fields) + "("
				+ seconds("interval", precision) + ")");
	}

	/**
	 * An interval that keeps some fields.
	 * @param fields the fields, as {@code year to month}
	 */
	public static SqlType interval(String fields) {
		return written("interval " + Require.sql("The fields of interval", fields));
	}

	public static SqlType json() {
		return written("json");
	}

	public static SqlType jsonb() {
		return written("jsonb");
	}

	public static SqlType jsonpath() {
		return written("jsonpath");
	}

	public static SqlType xml() {
		return written("xml");
	}

	/**
	 * One bit.
	 */
	public static SqlType bit() {
		return written("bit");
	}

	/**
	 * A string of exactly so many bits.
	 */
	public static SqlType bit(int length) {
		return written("bit(" + between("The length of bit", length, 1, 83_886_080) + ")");
	}

	public static SqlType varbit() {
		return written("bit varying");
	}

	/**
	 * A string of at most so many bits.
	 */
	public static SqlType varbit(int length) {
		return written("bit varying(" + between("The length of bit varying", length, 1, 83_886_080) + ")");
	}

	public static SqlType inet() {
		return written("inet");
	}

	public static SqlType cidr() {
		return written("cidr");
	}

	public static SqlType macaddr() {
		return written("macaddr");
	}

	public static SqlType macaddr8() {
		return written("macaddr8");
	}

	public static SqlType tsvector() {
		return written("tsvector");
	}

	public static SqlType tsquery() {
		return written("tsquery");
	}

	public static SqlType point() {
		return written("point");
	}

	public static SqlType line() {
		return written("line");
	}

	public static SqlType lseg() {
		return written("lseg");
	}

	public static SqlType box() {
		return written("box");
	}

	public static SqlType path() {
		return written("path");
	}

	public static SqlType polygon() {
		return written("polygon");
	}

	public static SqlType circle() {
		return written("circle");
	}

	public static SqlType int4range() {
		return written("int4range");
	}

	public static SqlType int8range() {
		return written("int8range");
	}

	public static SqlType numrange() {
		return written("numrange");
	}

	public static SqlType tsrange() {
		return written("tsrange");
	}

	public static SqlType tstzrange() {
		return written("tstzrange");
	}

	public static SqlType daterange() {
		return written("daterange");
	}

	public static SqlType int4multirange() {
		return written("int4multirange");
	}

	public static SqlType int8multirange() {
		return written("int8multirange");
	}

	public static SqlType nummultirange() {
		return written("nummultirange");
	}

	public static SqlType tsmultirange() {
		return written("tsmultirange");
	}

	public static SqlType tstzmultirange() {
		return written("tstzmultirange");
	}

	public static SqlType datemultirange() {
		return written("datemultirange");
	}

	public static SqlType oid() {
		return written("oid");
	}

	public static SqlType regclass() {
		return written("regclass");
	}

	public static SqlType pgLsn() {
		return written("pg_lsn");
	}

	public static SqlType pgSnapshot() {
		return written("pg_snapshot");
	}

	public static SqlType txidSnapshot() {
		return written("txid_snapshot");
	}

	public static SqlType xid8() {
		return written("xid8");
	}

	/**
	 * An array.
	 * @param element the type of its elements
	 */
	public static SqlType array(SqlType element) {
		return element.array();
	}

	/**
	 * Any other type as SQL writes it: {@code citext}, {@code geometry(Point,4326)}.
	 */
	public static SqlType type(String text) {
		return written(text);
	}

	/**
	 * Any other type by its name, which is quoted where it has to be.
	 */
	public static SqlType type(QualifiedName name) {
		return new SqlType.Named(name);
	}

	private static SqlType written(String text) {
		return new SqlType.Written(text);
	}

	private static int seconds(String type, int precision) {
		return between("The precision of " + type, precision, 0, 6);
	}

	private static int between(String what, int value, int least, int greatest) {
		Require.that(value >= least && value <= greatest,
				"%s is %d, and PostgreSQL takes %d to %d".formatted(what, value, least, greatest),
				"Correct the number.");
		return value;
	}

}
