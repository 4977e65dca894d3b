package dev.stemma.sample.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a person; how they log in is their user's business.
 */
@Entity
@Table(name = "members", comment = "The customers as people; a user is how they log in", check = {
		@CheckConstraint(name = "members_date_of_birth_check", constraint = "date_of_birth >= DATE '1900-01-01'"),
		@CheckConstraint(name = "members_left_at_check", constraint = "left_at >= joined_at"),
		@CheckConstraint(name = "members_left_check", constraint = "(status = 'LEFT') = (left_at IS NOT NULL)") })
class Member {

	private static final int ADULT_YEARS = 18;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(nullable = false, unique = true)
	private Long userId;

	@Column(nullable = false, length = Length.LONG32)
	private String firstName;

	@Column(nullable = false, length = Length.LONG32)
	private String lastName;

	@Column(nullable = false, comment = "Some products may be sold to adults only")
	private LocalDate dateOfBirth;

	@Column(length = 32)
	private @Nullable String phone;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	@ColumnDefault("'ACTIVE'")
	private MemberStatus status;

	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private Instant joinedAt;

	private @Nullable Instant leftAt;

	@SuppressWarnings("NullAway.Init")
	protected Member() {
	}

	boolean isAdult(LocalDate today) {
		return Period.between(this.dateOfBirth, today).getYears() >= ADULT_YEARS;
	}

	@Nullable Long getId() {
		return this.id;
	}

	Long getUserId() {
		return this.userId;
	}

	String getFirstName() {
		return this.firstName;
	}

	String getLastName() {
		return this.lastName;
	}

	@Nullable String getPhone() {
		return this.phone;
	}

	MemberStatus getStatus() {
		return this.status;
	}

	Instant getJoinedAt() {
		return this.joinedAt;
	}

	@Nullable Instant getLeftAt() {
		return this.leftAt;
	}

}
