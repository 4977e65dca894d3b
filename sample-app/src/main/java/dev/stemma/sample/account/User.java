package dev.stemma.sample.account;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in. Too many wrong passwords lock the account for a while.
 */
@Entity
@Table(name = "users")
class User {

	private static final int ATTEMPTS = 5;

	private static final Duration LOCKOUT = Duration.ofMinutes(15);

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String email;

	private String passwordHash;

	private boolean enabled;

	private int failedAttempts;

	private @Nullable Instant lockedUntil;

	private @Nullable Instant lastLoginAt;

	@Column(insertable = false, updatable = false)
	private Instant createdAt;

	@Column(insertable = false, updatable = false)
	private Instant updatedAt;

	@ManyToMany
	@JoinTable(name = "user_roles", joinColumns = @JoinColumn(name = "user_id"),
			inverseJoinColumns = @JoinColumn(name = "role_id"))
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
