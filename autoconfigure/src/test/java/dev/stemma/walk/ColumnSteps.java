package dev.stemma.walk;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;

import dev.stemma.autogenerate.RenamedFrom;

/**
 * Changes of the columns of an entity.
 */
final class ColumnSteps {

	private ColumnSteps() {
	}

	static List<Step> steps() {
		return List.of(Step.of("a column comes", ColumnComesBefore.class, ColumnComesAfter.class),
				Step.of("a column goes", ColumnGoesBefore.class, ColumnGoesAfter.class),
				Step.of("a column is renamed by a hint", ColumnRenamedByHintBefore.class,
						ColumnRenamedByHintAfter.class),
				Step.of("a column is renamed as asked", ColumnRenamedAsAskedBefore.class,
						ColumnRenamedAsAskedAfter.class)
					.renaming("product.title:caption"),
				Step.of("a type changes", TypeChangesBefore.class, TypeChangesAfter.class),
				Step.of("a type changes and needs a cast", TypeCastBefore.class, TypeCastAfter.class),
				Step.of("a length grows", LengthGrowsBefore.class, LengthGrowsAfter.class),
				Step.of("a length shrinks", LengthShrinksBefore.class, LengthShrinksAfter.class),
				Step.of("a text is unlimited", TextUnlimitedBefore.class, TextUnlimitedAfter.class),
				Step.of("a precision changes", PrecisionChangesBefore.class, PrecisionChangesAfter.class),
				Step.of("a precision of time changes", TimePrecisionBefore.class, TimePrecisionAfter.class),
				Step.of("a column refuses nulls", NotNullBefore.class, NotNullAfter.class),
				Step.of("a column takes nulls", NullableBefore.class, NullableAfter.class),
				Step.of("a primitive is boxed", BoxedBefore.class, BoxedAfter.class),
				Step.of("a default comes", DefaultComesBefore.class, DefaultComesAfter.class),
				Step.of("a default changes", DefaultChangesBefore.class, DefaultChangesAfter.class));
	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnComesAfter {

		@Id
		long id;

		String name;

		BigDecimal price;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnGoesBefore {

		@Id
		long id;

		String name;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnGoesAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnRenamedByHintBefore {

		@Id
		long id;

		String title;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnRenamedByHintAfter {

		@Id
		long id;

		@RenamedFrom("title")
		String caption;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnRenamedAsAskedBefore {

		@Id
		long id;

		String title;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class ColumnRenamedAsAskedAfter {

		@Id
		long id;

		String caption;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TypeChangesBefore {

		@Id
		long id;

		Integer amount;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TypeChangesAfter {

		@Id
		long id;

		Long amount;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TypeCastBefore {

		@Id
		long id;

		String amount;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TypeCastAfter {

		@Id
		long id;

		Integer amount;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LengthGrowsBefore {

		@Id
		long id;

		@Column(length = 20)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LengthGrowsAfter {

		@Id
		long id;

		@Column(length = 80)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LengthShrinksBefore {

		@Id
		long id;

		@Column(length = 80)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class LengthShrinksAfter {

		@Id
		long id;

		@Column(length = 20)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TextUnlimitedBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TextUnlimitedAfter {

		@Id
		long id;

		@Column(columnDefinition = "text")
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class PrecisionChangesBefore {

		@Id
		long id;

		@Column(precision = 10, scale = 2)
		BigDecimal price;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class PrecisionChangesAfter {

		@Id
		long id;

		@Column(precision = 12, scale = 4)
		BigDecimal price;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TimePrecisionBefore {

		@Id
		long id;

		LocalDateTime at;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TimePrecisionAfter {

		@Id
		long id;

		@Column(secondPrecision = 0)
		LocalDateTime at;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NotNullBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NotNullAfter {

		@Id
		long id;

		@Column(nullable = false)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NullableBefore {

		@Id
		long id;

		@Column(nullable = false)
		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class NullableAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class BoxedBefore {

		@Id
		long id;

		int pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class BoxedAfter {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultComesBefore {

		@Id
		long id;

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultComesAfter {

		@Id
		long id;

		@ColumnDefault("1")
		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultChangesBefore {

		@Id
		long id;

		@ColumnDefault("'new'")
		String state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class DefaultChangesAfter {

		@Id
		long id;

		@ColumnDefault("'old'")
		String state;

	}

}
