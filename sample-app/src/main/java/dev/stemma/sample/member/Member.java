package dev.stemma.sample.member;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a person; how they log in is their user's business.
 */
@Entity
@Table(name = "members")
class Member {

	private static final int ADULT_YEARS = 18;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private Long userId;

	private String firstName;

	private String lastName;

	private LocalDate dateOfBirth;

	private @Nullable String phone;

	@Enumerated(EnumType.STRING)
	private MemberStatus status;

	@Column(insertable = false, updatable = false)
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
