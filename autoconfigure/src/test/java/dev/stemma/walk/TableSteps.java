package dev.stemma.walk;

import java.util.List;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import dev.stemma.autogenerate.RenamedFrom;

/**
 * Changes of what is said with a table.
 */
final class TableSteps {

	private TableSteps() {
	}

	static List<Step> steps() {
		return List.of(Step.of("an index comes", IndexComesBefore.class, IndexComesAfter.class),
				Step.of("an index gets another column and order", IndexChangesBefore.class, IndexChangesAfter.class),
				Step.of("an index is unique", IndexUniqueBefore.class, IndexUniqueAfter.class),
				Step.of("an index is called otherwise", IndexRenamedBefore.class, IndexRenamedAfter.class),
				Step.of("an index goes", IndexGoesBefore.class, IndexGoesAfter.class),
				Step.of("a partial index comes", PartialIndexBefore.class, PartialIndexAfter.class),
				Step.of("the condition of an index changes", PartialIndexChangesBefore.class,
						PartialIndexChangesAfter.class),
				Step.of("a unique constraint comes", UniqueComesBefore.class, UniqueComesAfter.class),
				Step.of("the columns of a unique constraint change", UniqueChangesBefore.class,
						UniqueChangesAfter.class),
				Step.of("a check comes", CheckComesBefore.class, CheckComesAfter.class),
				Step.of("a check changes", CheckChangesBefore.class, CheckChangesAfter.class),
				Step.of("a check goes", CheckGoesBefore.class, CheckGoesAfter.class),
				Step.of("a table is renamed by a hint", TableRenamedByHintBefore.class, TableRenamedByHintAfter.class),
				Step.of("a table is renamed as asked", TableRenamedAsAskedBefore.class, TableRenamedAsAskedAfter.class)
					.renaming("product:article"),
				Step.of("a table gets a comment", TableCommentBefore.class, TableCommentAfter.class),
				Step.of("a table is in another schema", OtherSchemaBefore.class, OtherSchemaAfter.class));
	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class IndexComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name"))
	static class IndexComesAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name"))
	static class IndexChangesBefore {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name, pages desc"))
	static class IndexChangesAfter {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name"))
	static class IndexUniqueBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name", unique = true))
	static class IndexUniqueAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_name", columnList = "name"))
	static class IndexRenamedBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "product_by_name", columnList = "name"))
	static class IndexRenamedAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(columnList = "name"))
	static class IndexGoesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class IndexGoesAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class PartialIndexBefore {

		@Id
		long id;

		String name;

		boolean active;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "active_name", columnList = "name", options = "where active"))
	static class PartialIndexAfter {

		@Id
		long id;

		String name;

		boolean active;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "active_name", columnList = "name", options = "where active"))
	static class PartialIndexChangesBefore {

		@Id
		long id;

		String name;

		boolean active;

	}

	@Entity(name = "Product")
	@Table(name = "product", indexes = @Index(name = "active_name", columnList = "name", options = "where not active"))
	static class PartialIndexChangesAfter {

		@Id
		long id;

		String name;

		boolean active;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class UniqueComesBefore {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product",
			uniqueConstraints = @UniqueConstraint(name = "name_and_pages", columnNames = { "name", "pages" }))
	static class UniqueComesAfter {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", uniqueConstraints = @UniqueConstraint(name = "u", columnNames = { "name", "pages" }))
	static class UniqueChangesBefore {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", uniqueConstraints = @UniqueConstraint(name = "u", columnNames = { "pages", "name" }))
	static class UniqueChangesAfter {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CheckComesBefore {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", check = @CheckConstraint(name = "some_pages", constraint = "pages > 0"))
	static class CheckComesAfter {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", check = @CheckConstraint(name = "some_pages", constraint = "pages > 0"))
	static class CheckChangesBefore {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", check = @CheckConstraint(name = "some_pages", constraint = "pages > 1"))
	static class CheckChangesAfter {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product", check = @CheckConstraint(name = "some_pages", constraint = "pages > 0"))
	static class CheckGoesBefore {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CheckGoesAfter {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TableRenamedByHintBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "article")
	@RenamedFrom("product")
	static class TableRenamedByHintAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TableRenamedAsAskedBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "article")
	static class TableRenamedAsAskedAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TableCommentBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", comment = "What is sold")
	static class TableCommentAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class OtherSchemaBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product", schema = "catalog")
	static class OtherSchemaAfter {

		@Id
		long id;

		String name;

	}

}
