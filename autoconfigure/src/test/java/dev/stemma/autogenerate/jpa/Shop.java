package dev.stemma.autogenerate.jpa;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A small model with a bit of everything that a schema can have.
 */
final class Shop {

	private Shop() {
	}

	static Class<?>[] classes() {
		return new Class<?>[] { Base.class, Customer.class, Address.class, Tag.class, Product.class, Payment.class,
				Card.class, Transfer.class, Document.class, Invoice.class };
	}

	enum Level {

		LOW, HIGH

	}

	enum Mood {

		GOOD, BAD

	}

	@MappedSuperclass
	abstract static class Base {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Version
		int version;

		@ColumnDefault("CURRENT_TIMESTAMP")
		Instant createdAt;

	}

	@Embeddable
	static class Address {

		String street;

		@Column(length = 10)
		String zip;

	}

	@Entity(name = "Customer")
	@Table(name = "customers", comment = "Who buys; and returns",
			check = @CheckConstraint(name = "customers_name_check", constraint = "length(name) > 1"),
			uniqueConstraints = @UniqueConstraint(name = "customers_email_key", columnNames = "email"),
			indexes = { @Index(columnList = "name"),
					@Index(name = "customers_vip_idx", columnList = "name desc", options = "where level = 'HIGH'") })
	static class Customer extends Base {

		@Column(nullable = false, comment = "As it is;\nprinted")
		String name;

		@Column(nullable = false, length = 100)
		String email;

		@Column(unique = true)
		String phone;

		@Enumerated(EnumType.STRING)
		Level level;

		@Enumerated
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Mood mood;

		@Embedded
		Address address;

		@ElementCollection
		@CollectionTable(name = "customer_aliases")
		Set<String> aliases = new HashSet<>();

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> settings;

		List<String> words = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "customer_tags")
		Set<Tag> tags = new HashSet<>();

	}

	@Entity(name = "Tag")
	static class Tag {

		@Id
		String name;

	}

	@Entity(name = "Product")
	@Table(check = @CheckConstraint(constraint = "price >= 0"))
	static class Product {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		@SequenceGenerator(name = "product_ids", sequenceName = "product_ids", initialValue = 100, allocationSize = 10)
		long id;

		@Column(precision = 12, scale = 2)
		BigDecimal price;

		@Column(columnDefinition = "citext")
		String code;

		@ManyToOne(optional = false)
		@JoinColumn(foreignKey = @ForeignKey(name = "product_owner_fkey"))
		Customer owner;

		@ManyToOne
		Customer reviewer;

	}

	@Entity(name = "Payment")
	@Inheritance(strategy = InheritanceType.JOINED)
	abstract static class Payment {

		@Id
		@GeneratedValue
		long id;

	}

	@Entity(name = "Card")
	static class Card extends Payment {

		String number;

	}

	@Entity(name = "Transfer")
	static class Transfer extends Payment {

		String iban;

	}

	@Entity(name = "Document")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	static class Document {

		@Id
		int id;

	}

	@Entity(name = "Invoice")
	static class Invoice extends Document {

		BigDecimal total;

	}

}
