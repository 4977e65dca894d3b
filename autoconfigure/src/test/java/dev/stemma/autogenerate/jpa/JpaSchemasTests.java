package dev.stemma.autogenerate.jpa;

import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.junit.jupiter.api.Test;

import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Schemas that a mapping names, and where their objects go.
 */
class JpaSchemasTests {

	private static final SchemaNames ELSEWHERE = new SchemaNames("scratch", Map.of("audit", "scratch \"1\""));

	@Test
	void objectsOfAnotherSchemaStandWhereTheyAreTold() {
		WantedSchema schema = JpaUnit.of(Entry.class, User.class).read();
		assertThat(schema.schemas()).containsExactly("audit");
		assertThat(schema.isMovable()).isTrue();
		assertThat(JpaUnit.text(schema, ELSEWHERE)).isEqualTo(
				"""
						create schema if not exists "scratch ""1""\"
						create sequence "scratch ""1""\".entries start with 1 increment by 1
						create table "scratch ""1""\".entry (id bigint not null, what varchar(255), before_id bigint, \
						who_id integer, primary key (id))
						comment on column "scratch ""1""\".entry.what is 'in audit.entry'
						create index entry_what_idx on "scratch ""1""\".entry (what)
						create table users (id integer not null, primary key (id))
						alter table if exists "scratch ""1""\".entry add foreign key (before_id) references "scratch ""1""\".entry
						alter table if exists "scratch ""1""\".entry add foreign key (who_id) references users
						""");
		assertThat(JpaUnit.text(schema, new SchemaNames("public", Map.of()))).contains("create table \"audit\".entry ");
	}

	@Test
	void theDefaultSchemaOfTheApplicationIsOneOfThem() {
		WantedSchema schema = JpaUnit.of(User.class).with("hibernate.default_schema", "Shop").read();
		assertThat(schema.schemas()).containsExactly("shop");
		assertThat(JpaUnit.text(schema, new SchemaNames("home", Map.of("shop", "there")))).isEqualTo("""
				create schema if not exists "there"
				create table "there".users (id integer not null, primary key (id))
				""");
		assertThat(schema.statements(ELSEWHERE)).extracting(SourceStatement::subject)
			.containsExactly("schema shop", "entity " + User.class.getName());
	}

	@Test
	void namingStrategiesOfTheApplicationCount() {
		JpaUnit unit = JpaUnit.of(CamelCase.class)
			.with("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName());
		WantedSchema schema = unit.read();
		assertThat(schema.schemas()).containsExactly("other_schema");
		assertThat(JpaUnit.text(schema, new SchemaNames("home", Map.of()))).isEqualTo("""
				create schema if not exists "other_schema"
				create table "other_schema".camel_case (first_name integer not null, primary key (first_name))
				""");
	}

	@Test
	void whatNamesASchemaPastTheMappingIsNotMoved() {
		assertThat(JpaUnit.of(Typed.class).read().isMovable()).isFalse();
		assertThat(JpaUnit.of(Defaulted.class).read().isMovable()).isFalse();
		assertThat(JpaUnit.of(Commented.class).read().isMovable()).isTrue();
	}

	@Test
	void aCatalogIsLeftOutAndThatIsSaid() {
		WantedSchema schema = JpaUnit.of(Catalogued.class).read();
		assertThat(JpaUnit.text(schema, ELSEWHERE)).contains("create table catalogued ");
		assertThat(schema.remarks()).extracting(Problem::toString).containsExactly("""
				The catalog 'shopdb' that the mapping names is left out: to PostgreSQL it is a database, and a \
				connection has one. Name a schema instead, if that is what is meant.""");
	}

	@Entity
	@Table(name = "users")
	static class User {

		@Id
		int id;

	}

	@Entity(name = "entry")
	@Table(schema = "AUDIT", indexes = @Index(name = "entry_what_idx", columnList = "what"))
	static class Entry {

		@Id
		@GeneratedValue
		@SequenceGenerator(schema = "audit", sequenceName = "entries", allocationSize = 1)
		long id;

		@Column(comment = "in audit.entry")
		String what;

		@ManyToOne
		User who;

		@ManyToOne
		Entry before;

	}

	@Entity(name = "CamelCase")
	@Table(schema = "otherSchema")
	static class CamelCase {

		@Id
		int firstName;

	}

	@Entity
	@Table(schema = "audit")
	static class Typed {

		@Id
		@Column(columnDefinition = "AUDIT.code")
		String id;

	}

	@Entity
	@Table(schema = "audit")
	static class Defaulted {

		@Id
		@ColumnDefault("nextval('audit.numbers')")
		long id;

	}

	@Entity
	@Table(schema = "audit")
	static class Commented {

		@Id
		@Column(comment = "see audit.x")
		long id;

	}

	@Entity(name = "catalogued")
	@Table(catalog = "shopdb")
	static class Catalogued {

		@Id
		int id;

	}

}
