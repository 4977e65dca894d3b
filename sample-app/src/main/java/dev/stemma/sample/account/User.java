package dev.stemma.sample.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in. Too many wrong passwords lock the account for a while.
 */
@Entity
@Table(name = "users", check = { @CheckConstraint(name = "users_email_check", constraint = "email LIKE '_%@_%'"),
		@CheckConstraint(name = "users_failed_attempts_check", constraint = "failed_attempts >= 0") })
class User {

	private static final int ATTEMPTS = 5;

	private static final Duration LOCKOUT = Duration.ofMinutes(15);

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, length = Length.LONG32)
	private String email;

	@Column(nullable = false, length = Length.LONG32)
	private String passwordHash;

	@ColumnDefault("true")
	private boolean enabled;

	@ColumnDefault("0")
	@Column(nullable = false, comment = "Since the last login that went well")
	private int failedAttempts;

	@Column(comment = "No login before this time; null = not locked")
	private @Nullable Instant lockedUntil;

	private @Nullable Instant lastLoginAt;

	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private Instant createdAt;

	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private Instant updatedAt;

	@ManyToMany
	@JoinTable(name = "user_roles",
			joinColumns = @JoinColumn(name = "user_id",
					foreignKey = @ForeignKey(name = "user_roles_user_id_fkey",
							foreignKeyDefinition = "FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE")),
			inverseJoinColumns = @JoinColumn(name = "role_id",
					foreignKey = @ForeignKey(name = "user_roles_role_id_fkey",
							foreignKeyDefinition = "FOREIGN KEY (role_id) REFERENCES roles (id) ON DELETE RESTRICT")),
			indexes = @Index(name = "user_roles_role_id_idx", columnList = "role_id"))
	private Set<Role> roles = new HashSet<>();

	@SuppressWarnings("NullAway.Init")
	protected User() {
	}

	void loginFailed(Instant now) {
		this.failedAttempts++;
		if (this.failedAttempts >= ATTEMPTS) {
			this.lockedUntil = now.plus(LOCKOUT);
		}
	}

	void loginSucceeded(Instant now) {
		this.failedAttempts = 0;
		this.lockedUntil = null;
		this.lastLoginAt = now;
	}

	boolean mayLogIn(Instant now) {
		return this.enabled && (this.lockedUntil == null || !now.isBefore(this.lockedUntil));
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getEmail() {
		return this.email;
	}

	String getPasswordHash() {
		return this.passwordHash;
	}

	@Nullable Instant getLastLoginAt() {
		return this.lastLoginAt;
	}

	Instant getCreatedAt() {
		return this.createdAt;
	}

	Instant getUpdatedAt() {
		return this.updatedAt;
	}

	Set<Role> getRoles() {
		return Set.copyOf(this.roles);
	}

}
