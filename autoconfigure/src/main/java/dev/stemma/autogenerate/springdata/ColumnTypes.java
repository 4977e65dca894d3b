package dev.stemma.autogenerate.springdata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import org.postgresql.util.PGInterval;
import org.postgresql.util.PGmoney;
import org.springframework.data.core.TypeInformation;
import org.springframework.data.jdbc.core.convert.JdbcColumnTypes;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import dev.stemma.schema.SqlType;

import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.bool;
import static dev.stemma.operation.Ddl.box;
import static dev.stemma.operation.Ddl.bytea;
import static dev.stemma.operation.Ddl.circle;
import static dev.stemma.operation.Ddl.date;
import static dev.stemma.operation.Ddl.doublePrecision;
import static dev.stemma.operation.Ddl.integer;
import static dev.stemma.operation.Ddl.interval;
import static dev.stemma.operation.Ddl.line;
import static dev.stemma.operation.Ddl.lseg;
import static dev.stemma.operation.Ddl.money;
import static dev.stemma.operation.Ddl.numeric;
import static dev.stemma.operation.Ddl.path;
import static dev.stemma.operation.Ddl.point;
import static dev.stemma.operation.Ddl.polygon;
import static dev.stemma.operation.Ddl.real;
import static dev.stemma.operation.Ddl.smallint;
import static dev.stemma.operation.Ddl.text;
import static dev.stemma.operation.Ddl.time;
import static dev.stemma.operation.Ddl.timestamp;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.timetz;
import static dev.stemma.operation.Ddl.type;
import static dev.stemma.operation.Ddl.uuid;
import static dev.stemma.operation.Ddl.xml;

/**
 * Which type a column has for a property. Follows what Spring Data JDBC converts the
 * property to; where that is a {@link Timestamp} only because JDBC is old, the type that
 * the property means.
 *
 * @param model how the properties are mapped
 */
record ColumnTypes(RelationalModel model) {

	/** They are sent as timestamps, which the server takes for each of these types. */
	private static final Map<Class<?>, SqlType> TIMES = Map.of(LocalDate.class, date(), LocalTime.class, time(),
			LocalDateTime.class, timestamp(), Instant.class, timestamptz());

	private static final Map<Class<?>, SqlType> TYPES = types();

	private static Map<Class<?>, SqlType> types() {
		Map<Class<?>, SqlType> types = new HashMap<>(TIMES);
		List.of(String.class, Character.class, Clob.class).forEach((java) -> types.put(java, text()));
		List.of(Byte.class, Short.class).forEach((java) -> types.put(java, smallint()));
		List.of(BigDecimal.class, BigInteger.class).forEach((java) -> types.put(java, numeric()));
		List.of(byte[].class, Byte[].class, Blob.class).forEach((java) -> types.put(java, bytea()));
		List.of(Timestamp.class, Date.class).forEach((java) -> types.put(java, timestamp()));
		types.put(Boolean.class, bool());
		types.put(Integer.class, integer());
		types.put(Long.class, bigint());
		types.put(Float.class, real());
		types.put(Double.class, doublePrecision());
		types.put(UUID.class, uuid());
		types.put(java.sql.Date.class, date());
		types.put(Time.class, time());
		types.put(OffsetDateTime.class, timestamptz());
		types.put(OffsetTime.class, timetz());
		types.put(SQLXML.class, xml());
		types.put(PGbox.class, box());
		types.put(PGcircle.class, circle());
		types.put(PGline.class, line());
		types.put(PGlseg.class, lseg());
		types.put(PGpath.class, path());
		types.put(PGpoint.class, point());
		types.put(PGpolygon.class, polygon());
		types.put(PGInterval.class, interval());
		types.put(PGmoney.class, money());
		return types;
	}

	/**
	 * The type of a property's column, or {@code null} if none is known.
	 */
	@Nullable SqlType of(RelationalPersistentProperty property) {
		String said = (this.model.types() != null) ? this.model.types().getColumnType(property) : null;
		if (StringUtils.hasText(said)) {
			return type(said);
		}
		if (this.model.conversions().hasValueConverter(property)) {
			return null;
		}
		if (property.isAssociation()) {
			return ofReference(property);
		}
		SqlType whole = of(property.getType());
		if (whole != null || !property.isCollectionLike()) {
			return whole;
		}
		SqlType element = of(property.getActualType());
		return (element != null) ? element.array() : null;
	}

	/** The type of what is referred to, as its own column has it. */
	private @Nullable SqlType ofReference(RelationalPersistentProperty property) {
		List<TypeInformation<?>> arguments = property.getTypeInformation().getTypeArguments();
		if (arguments.isEmpty()) {
			return null;
		}
		RelationalPersistentEntity<?> entity = this.model.context().getPersistentEntity(arguments.get(0));
		RelationalPersistentProperty id = (entity != null) ? entity.getIdProperty() : null;
		if (id != null) {
			return id.isEntity() ? null : of(id);
		}
		return (arguments.size() > 1) ? of(arguments.get(1).getType()) : null;
	}

	/**
	 * The type of a column for values of a class, or {@code null} if none is known.
	 */
	@Nullable SqlType of(Class<?> java) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(java);
		Class<?> target = this.model.conversions().getCustomWriteTarget(type).orElse(null);
		if (target == null || (target == Timestamp.class && TIMES.containsKey(type))) {
			SqlType known = TYPES.get(type);
			return (known != null) ? known : TYPES.get(JdbcColumnTypes.INSTANCE.resolvePrimitiveType(type));
		}
		SqlType known = TYPES.get(ClassUtils.resolvePrimitiveIfNecessary(target));
		if (known != null || !target.isArray()) {
			return known;
		}
		SqlType element = of(target.getComponentType());
		return (element != null) ? element.array() : null;
	}

	/**
	 * The type of the key of a map, or of the position in a list.
	 */
	@Nullable SqlType ofKey(Class<?> java) {
		String said = (this.model.types() != null) ? this.model.types().getColumnType(java) : null;
		return StringUtils.hasText(said) ? type(said) : of(java);
	}

	/**
	 * Whether a column takes nulls: where the property does, unless the application's own
	 * mapping says something else.
	 */
	boolean isNullable(RelationalPersistentProperty property) {
		if (property.getType().isPrimitive()) {
			return false;
		}
		// The interface's own answer takes an array of primitives for one of them
		return this.model.types() == null || property.getActualType().isPrimitive()
				|| this.model.types().isNullable(property);
	}

}
