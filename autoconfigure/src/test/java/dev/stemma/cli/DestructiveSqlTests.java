package dev.stemma.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DestructiveSqlTests {

	@ParameterizedTest
	@ValueSource(strings = { "DROP TABLE products", "drop table products", "ALTER TABLE products DROP COLUMN brand_id",
			"ALTER TABLE products DROP brand_id", "ALTER TABLE a ADD COLUMN b int,\n  DROP\n COLUMN c",
			"DELETE FROM products", "WITH old AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM old",
			"TRUNCATE products", "DROP SCHEMA shop CASCADE", "-- away with it\nDROP TABLE a",
			"DO $$ BEGIN DELETE FROM a; END $$" })
	void takesSomethingAway(String statement) {
		assertThat(DestructiveSql.matches(statement)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE TABLE products (id bigint)", "ALTER TABLE a ALTER COLUMN b DROP NOT NULL",
			"ALTER TABLE a ALTER COLUMN b DROP DEFAULT", "ALTER TABLE a DROP CONSTRAINT b", "DROP INDEX a",
			"ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE CASCADE", "UPDATE a SET b = 'DROP TABLE c'",
			"-- DROP TABLE a\nSELECT 1", "/* DELETE FROM a */ SELECT 1", "GRANT DELETE ON a TO b" })
	void takesNothingAway(String statement) {
		assertThat(DestructiveSql.matches(statement)).isFalse();
	}

	@Test
	void aStatementIsShownOnOneLine() {
		assertThat(DestructiveSql.line("-- away with it\nDROP TABLE\n\tproducts")).isEqualTo("DROP TABLE products");
	}

}
