package dev.stemma.sample.account;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "roles", check = @CheckConstraint(name = "roles_name_check", constraint = "name ~ '^[A-Z_]+$'"))
class Role {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, unique = true, length = 32)
	private String name;

	@Column(nullable = false, length = Length.LONG32)
	private String description;

	@SuppressWarnings("NullAway.Init")
	protected Role() {
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	String getDescription() {
		return this.description;
	}

}
