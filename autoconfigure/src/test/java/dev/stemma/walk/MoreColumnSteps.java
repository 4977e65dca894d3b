package dev.stemma.walk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * More changes of the columns of an entity.
 */
@SuppressWarnings("deprecation") // @Comment is what people have in their entities
final class MoreColumnSteps {

	private MoreColumnSteps() {
	}

	static List<Step> steps() {
		return List.of(Step.of("a default goes", DefaultGoesBefore.class, DefaultGoesAfter.class),
				Step.of("a column with a default and no nulls comes", NotNullWithDefaultBefore.class,
						NotNullWithDefaultAfter.class),
				Step.of("a comment comes", CommentComesBefore.class, CommentComesAfter.class),
				Step.of("a comment changes", CommentChangesBefore.class, CommentChangesAfter.class),
				Step.of("a comment goes", CommentGoesBefore.class, CommentGoesAfter.class),
				Step.of("a column is JSON", JsonBefore.class, JsonAfter.class),
				Step.of("a column is an array", ArrayColumnBefore.class, ArrayColumnAfter.class),
				Step.of("a version comes", VersionComesBefore.class, VersionComesAfter.class),
				Step.of("a generated column comes", GeneratedComesBefore.class, GeneratedComesAfter.class),
				Step.of("a large object comes", LargeObjectBefore.class, LargeObjectAfter.class),
				Step.of("a uuid comes", UuidComesBefore.class, UuidComesAfter.class),
				Step.of("a time with its zone comes", ZonedComesBefore.class, ZonedComesAfter.class),
				Step.of("a check of the column comes", ColumnCheckBefore.class, ColumnCheckAfter.class),
				Step.of("a unique column comes", UniqueColumnBefore.class, UniqueColumnAfter.class),
				Step.of("a unique column is not any more", UniqueGoesBefore.class, UniqueGoesAfter.class));
	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultGoesBefore {

		@Id
		long id;

		@ColumnDefault("now()")
		Instant at;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultGoesAfter {

		@Id
		long id;

		Instant at;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NotNullWithDefaultBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NotNullWithDefaultAfter {

		@Id
		long id;

		String name;

		@ColumnDefault("true")
		@Column(nullable = false)
		boolean active;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentComesAfter {

		@Id
		long id;

		@Comment("What it's called")
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentChangesBefore {

		@Id
		long id;

		@Comment("One")
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentChangesAfter {

		@Id
		long id;

		@Comment("Two")
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentGoesBefore {

		@Id
		long id;

		@Comment("One")
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CommentGoesAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class JsonBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class JsonAfter {

		@Id
		long id;

		String name;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> attributes;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ArrayColumnBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ArrayColumnAfter {

		@Id
		long id;

		String name;

		List<String> tags;

		long[] numbers;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class VersionComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class VersionComesAfter {

		@Id
		long id;

		String name;

		@Version
		long version;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class GeneratedComesBefore {

		@Id
		long id;

		BigDecimal price;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class GeneratedComesAfter {

		@Id
		long id;

		BigDecimal price;

		@GeneratedColumn("price * 2")
		BigDecimal twice;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LargeObjectBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LargeObjectAfter {

		@Id
		long id;

		String name;

		@Lob
		byte[] content;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UuidComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UuidComesAfter {

		@Id
		long id;

		String name;

		UUID token;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ZonedComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ZonedComesAfter {

		@Id
		long id;

		String name;

		OffsetDateTime at;

		Duration lasting;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnCheckBefore {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnCheckAfter {

		@Id
		long id;

		@Column(check = @CheckConstraint(name = "some_pages", constraint = "pages > 0"))
		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UniqueColumnBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UniqueColumnAfter {

		@Id
		long id;

		@Column(unique = true)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UniqueGoesBefore {

		@Id
		long id;

		@Column(unique = true)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UniqueGoesAfter {

		@Id
		long id;

		String name;

	}

}
