package dev.stemma.autogenerate.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;

import dev.stemma.autogenerate.RenamedFrom;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Former names of tables and columns, as entities and attributes say them.
 */
class JpaRenamesTests {

	@Test
	void aTableAndItsColumnsHaveHadOtherNames() {
		assertThat(read(Person.class)).containsExactly("table audit.clients to person",
				"table audit.customers to person", "column nick of audit.person to alias",
				"column nick of audit.clients to alias", "column nick of audit.customers to alias",
				"column name of audit.person to full_name", "column name of audit.clients to full_name",
				"column name of audit.customers to full_name", "column boss of audit.person to manager_no",
				"column boss of audit.clients to manager_no", "column boss of audit.customers to manager_no",
				"column town of audit.person to city", "column town of audit.clients to city",
				"column town of audit.customers to city", "table labels to person_words");
	}

	@Test
	void aKeyThatIsEmbeddedIsLookedInto() {
		assertThat(read(Keyed.class)).containsExactlyInAnyOrder("column region of keyed to country",
				"column txt of keyed_more to text");
	}

	@Test
	void aKeyIsRenamedWhereItIsRepeated() {
		assertThat(read(Paid.class, ByCard.class, ByTransfer.class))
			.containsExactlyInAnyOrder("column pid of paid to number", "column pid of by_card to number");
	}

	@Test
	void subclassesOfOneTableRenameItsColumns() {
		WantedSchema schema = JpaUnit.of(Animal.class, Dog.class).read();
		assertThat(schema.renames()).extracting(Rename::toString).containsExactly("column tone of animal to bark");
		assertThat(schema.remarks()).extracting(Problem::toString)
			.containsExactly("@RenamedFrom is of no use at " + Dog.class.getName()
					+ ": it has no table of its own. Say it at the entity whose table it is.");
	}

	@Test
	void aTablePerClassHasTheColumnEach() {
		assertThat(read(Vehicle.class, Car.class, Bike.class)).containsExactlyInAnyOrder("column kg of car to weight",
				"column kg of bike to weight");
	}

	@Test
	void whatHasNoColumnOfItsOwnIsSaid() {
		WantedSchema schema = JpaUnit.of(Odd.class, Part.class).read();
		assertThat(schema.renames()).isEmpty();
		assertThat(schema.remarks()).extracting(Problem::what)
			.containsExactlyInAnyOrder(
					"@RenamedFrom is of no use at " + Odd.class.getName() + ".parts: it is the other side of"
							+ " an association, and has neither table nor column",
					"@RenamedFrom is of no use at " + Odd.class.getName() + ".both: it has 2 columns");
	}

	private static List<String> read(Class<?>... entities) {
		return JpaUnit.of(entities)
			.with("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
			.read()
			.renames()
			.stream()
			.map(Rename::toString)
			.toList();
	}

	@MappedSuperclass
	static class Named {

		@RenamedFrom("nick")
		String alias;

	}

	@Entity(name = "Person")
	@Table(schema = "audit")
	@RenamedFrom({ "clients", "customers" })
	static class Person extends Named {

		@Id
		int id;

		@RenamedFrom("name")
		String fullName;

		@ManyToOne
		@JoinColumn(name = "manager_no")
		@RenamedFrom("boss")
		Person manager;

		@Embedded
		Place place;

		@ElementCollection
		@RenamedFrom("labels")
		Set<String> words = new HashSet<>();

	}

	@Embeddable
	@Access(AccessType.PROPERTY)
	static class Place {

		private String city;

		@RenamedFrom("town")
		@Column(name = "city")
		String getCity() {
			return this.city;
		}

		void setCity(String city) {
			this.city = city;
		}

	}

	@Embeddable
	record Key(@RenamedFrom("region") String country, int number) {

	}

	@Entity(name = "Keyed")
	@SecondaryTable(name = "keyed_more")
	static class Keyed {

		@Column(table = "keyed_more")
		@RenamedFrom("txt")
		String text;

		@EmbeddedId
		Key key;

	}

	@MappedSuperclass
	static class Numbered {

		@Id
		@RenamedFrom("pid")
		int number;

	}

	@Entity(name = "Paid")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Paid extends Numbered {

	}

	@Entity(name = "ByCard")
	static class ByCard extends Paid {

	}

	@Entity(name = "ByTransfer")
	@PrimaryKeyJoinColumn(name = "payment")
	static class ByTransfer extends Paid {

	}

	@Entity(name = "Animal")
	static class Animal {

		@Id
		int id;

	}

	@Entity(name = "Dog")
	@RenamedFrom("dogs")
	static class Dog extends Animal {

		@RenamedFrom("tone")
		String bark;

	}

	@Entity(name = "Vehicle")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class Vehicle {

		@Id
		int id;

		@RenamedFrom("kg")
		int weight;

	}

	@Entity(name = "Car")
	static class Car extends Vehicle {

	}

	@Entity(name = "Bike")
	static class Bike extends Vehicle {

	}

	@Entity(name = "Odd")
	static class Odd {

		@Id
		int id;

		@OneToMany(mappedBy = "odd")
		@RenamedFrom("things")
		Set<Part> parts = new HashSet<>();

		@Embedded
		@RenamedFrom("pair")
		Pair both;

	}

	@Entity(name = "Part")
	static class Part {

		@Id
		int id;

		@ManyToOne
		Odd odd;

	}

	@Embeddable
	static class Pair {

		int first;

		int second;

	}

}
