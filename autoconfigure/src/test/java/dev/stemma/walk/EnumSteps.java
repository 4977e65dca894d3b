package dev.stemma.walk;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Changes of enums.
 */
final class EnumSteps {

	private EnumSteps() {
	}

	static List<Step> steps() {
		return List.of(Step.of("an enum by its name comes", EnumComesBefore.class, EnumComesAfter.class),
				Step.of("a value of an enum by its name comes", EnumValueComesBefore.class, EnumValueComesAfter.class),
				Step.of("a value of an enum by its name goes", EnumValueGoesBefore.class, EnumValueGoesAfter.class),
				Step.of("an enum by its number grows", EnumOrdinalBefore.class, EnumOrdinalAfter.class),
				Step.of("an enum type comes", EnumTypeComesBefore.class, EnumTypeComesAfter.class),
				Step.of("a value of an enum type comes", EnumTypeValueComesBefore.class, EnumTypeValueComesAfter.class),
				Step.of("a value of an enum type goes", EnumTypeValueGoesBefore.class, EnumTypeValueGoesAfter.class),
				Step.of("a value of an enum type is called otherwise", EnumTypeValueRenamedBefore.class,
						EnumTypeValueRenamedAfter.class),
				Step.of("an enum type goes", EnumTypeGoesBefore.class, EnumTypeGoesAfter.class),
				Step.of("a text becomes an enum type", TextToEnumBefore.class, TextToEnumAfter.class));
	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumComesAfter {

		@Id
		long id;

		String name;

		@Enumerated(EnumType.STRING)
		One state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumValueComesBefore {

		@Id
		long id;

		@Enumerated(EnumType.STRING)
		One state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumValueComesAfter {

		@Id
		long id;

		@Enumerated(EnumType.STRING)
		Two state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumValueGoesBefore {

		@Id
		long id;

		@Enumerated(EnumType.STRING)
		Two state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumValueGoesAfter {

		@Id
		long id;

		@Enumerated(EnumType.STRING)
		One state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumOrdinalBefore {

		@Id
		long id;

		One state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumOrdinalAfter {

		@Id
		long id;

		Two state;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeComesBefore {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeComesAfter {

		@Id
		long id;

		String name;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueComesBefore {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueComesAfter {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkTwo.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueGoesBefore {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkTwo.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueGoesAfter {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueRenamedBefore {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeValueRenamedAfter {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkThree.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeGoesBefore {

		@Id
		long id;

		String name;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class EnumTypeGoesAfter {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TextToEnumBefore {

		@Id
		long id;

		@Column(length = 20)
		String mood;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class TextToEnumAfter {

		@Id
		long id;

		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		WalkOne.Mood mood;

	}

	enum One {

		NEW, SOLD

	}

	enum Two {

		NEW, RESERVED, SOLD

	}

	static class WalkOne {

		enum Mood {

			GLAD, SAD

		}

	}

	static class WalkTwo {

		enum Mood {

			GLAD, MIXED, SAD

		}

	}

	static class WalkThree {

		enum Mood {

			GLAD, SORRY

		}

	}

}
