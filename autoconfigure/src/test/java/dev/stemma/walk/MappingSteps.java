package dev.stemma.walk;

import java.util.List;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * Changes of how entities are mapped: keys, relations, collections, inheritance.
 */
final class MappingSteps {

	private MappingSteps() {
	}

	static List<Step> steps() {
		return List.of(Step.of("a table comes", List.of(Plain.class), List.of(Plain.class, Brand.class)),
				Step.of("a table goes", List.of(Plain.class, Brand.class), List.of(Plain.class)),
				Step.of("a relation comes", List.of(Plain.class, Brand.class), List.of(Related.class, Brand.class)),
				Step.of("a relation goes", List.of(Related.class, Brand.class), List.of(Plain.class, Brand.class)),
				Step.of("a foreign key deletes with what it refers to", List.of(Related.class, Brand.class),
						List.of(Cascading.class, Brand.class)),
				Step.of("a foreign key is called otherwise", List.of(Related.class, Brand.class),
						List.of(Named.class, Brand.class)),
				Step.of("a relation is unique", List.of(Related.class, Brand.class),
						List.of(Unique.class, Brand.class)),
				Step.of("a relation is required", List.of(Related.class, Brand.class),
						List.of(Required.class, Brand.class)),
				Step.of("an embedded value comes", Plain.class, Embedding.class),
				Step.of("an embedded value goes", Embedding.class, Plain.class),
				Step.of("a collection of elements comes", Plain.class, Collecting.class),
				Step.of("a collection of elements is ordered", Collecting.class, Ordering.class),
				Step.of("a join table comes", List.of(Plain.class, Brand.class), List.of(Joined.class, Brand.class)),
				Step.of("a subclass in the same table comes", List.of(Single.class),
						List.of(Single.class, SingleBook.class)),
				Step.of("a subclass in a table of its own comes", List.of(Parent.class),
						List.of(Parent.class, ParentBook.class)),
				Step.of("a class with all columns in a table of its own comes", List.of(Whole.class),
						List.of(Whole.class, WholeBook.class)),
				Step.of("a key is generated", Plain.class, Generated.class),
				Step.of("a key comes from a sequence", Plain.class, Counted.class),
				Step.of("a sequence counts otherwise", Counted.class, CountedOtherwise.class),
				Step.of("relations go round in a circle", List.of(Plain.class, Brand.class),
						List.of(Round.class, RoundBrand.class)));
	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Plain {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Brand")
	@Table(name = "brand")
	static class Brand {

		@Id
		long id;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Round {

		@Id
		long id;

		String name;

		@ManyToOne
		RoundBrand brand;

	}

	@Entity(name = "Brand")
	@Table(name = "brand")
	static class RoundBrand {

		@Id
		long id;

		@ManyToOne
		Round best;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Related {

		@Id
		long id;

		String name;

		@ManyToOne
		Brand brand;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Cascading {

		@Id
		long id;

		String name;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.CASCADE)
		Brand brand;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Named {

		@Id
		long id;

		String name;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "product_has_brand"))
		Brand brand;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Unique {

		@Id
		long id;

		String name;

		@OneToOne
		Brand brand;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Required {

		@Id
		long id;

		String name;

		@ManyToOne(optional = false)
		Brand brand;

	}

	@Embeddable
	static class Size {

		Double width;

		Double height;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Embedding {

		@Id
		long id;

		String name;

		@Embedded
		@AttributeOverride(name = "width", column = @Column(name = "breadth"))
		Size size;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Collecting {

		@Id
		long id;

		String name;

		@ElementCollection
		@CollectionTable(name = "product_tag")
		List<String> tags;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Ordering {

		@Id
		long id;

		String name;

		@ElementCollection
		@CollectionTable(name = "product_tag")
		@OrderColumn(name = "place")
		List<String> tags;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Joined {

		@Id
		long id;

		String name;

		@ManyToMany
		@JoinTable(name = "product_brands")
		Set<Brand> brands;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Single {

		@Id
		long id;

	}

	@Entity(name = "Book")
	static class SingleBook extends Single {

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Parent {

		@Id
		long id;

	}

	@Entity(name = "Book")
	@Table(name = "book")
	static class ParentBook extends Parent {

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Whole {

		@Id
		long id;

		String name;

	}

	@Entity(name = "Book")
	@Table(name = "book")
	static class WholeBook extends Whole {

		Integer pages;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Generated {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class Counted {

		@Id
		@GeneratedValue
		long id;

		String name;

	}

	@Entity(name = "Product")
	@Table(name = "product")
	static class CountedOtherwise {

		@Id
		@GeneratedValue
		@SequenceGenerator(sequenceName = "product_seq", allocationSize = 10)
		long id;

		String name;

	}

}
