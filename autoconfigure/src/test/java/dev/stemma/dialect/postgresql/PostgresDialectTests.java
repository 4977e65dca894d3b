package dev.stemma.dialect.postgresql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PostgresDialect}.
 */
class PostgresDialectTests {

	private final PostgresDialect dialect = new PostgresDialect();

	@Test
	void aQuotedIdentifierMeansExactlyItsName() {
		assertThat(this.dialect.quote("Sch\"ema; ü\n")).isEqualTo("\"Sch\"\"ema; ü\n\"");
	}

	@Test
	void aNameThatCannotExistIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.dialect.quote("a\0b")).withMessageContaining("NUL");
		assertThatIllegalArgumentException().isThrownBy(() -> this.dialect.quote("")).withMessageContaining("empty");
	}

}
