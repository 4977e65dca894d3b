package dev.stemma.diff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.stemma.schema.SqlType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types of columns in their parts.
 */
class ColumnTypeTests {

	private static ColumnType type(String text) {
		return ColumnType.of(new SqlType.Written(text));
	}

	@Test
	void aTypeHasParts() {
		assertThat(type("timestamp(3) with time zone[][]"))
			.hasToString("ColumnType[base=timestamp with time zone, arguments=[3], dimensions=2]");
		assertThat(type("varchar(10)")).isEqualTo(type("character varying(10)"));
		assertThat(type("numeric(10,-2)").arguments()).containsExactly(10, -2);
		assertThat(type("\"My Type\"").base()).isEqualTo("\"My Type\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(10) | varchar(20) | false
			varchar(20) | varchar(10) | true
			varchar | varchar(10) | true
			varchar(10) | text | false
			text | varchar | false
			text | varchar(10) | true
			char(5) | varchar(5) | false
			varchar(5) | char(4) | true
			uuid | text | false
			bit(3) | bit(4) | true
			bit varying(3) | bit varying(4) | false
			integer | bigint | false
			bigint | integer | true
			integer | smallint | true
			integer | numeric | false
			integer | numeric(10) | false
			integer | numeric(10,2) | true
			integer | double precision | false
			bigint | double precision | true
			integer | real | true
			numeric(8,2) | numeric(10,2) | false
			numeric(8,2) | numeric(10,4) | false
			numeric(8,2) | numeric(8,4) | true
			numeric(8,2) | numeric(10,1) | true
			numeric | numeric(10) | true
			numeric | integer | true
			real | double precision | false
			double precision | real | true
			timestamp(3) | timestamp | false
			timestamp | timestamp(6) | false
			timestamp | timestamp(3) | true
			timestamp | date | true
			date | timestamp | false
			integer[] | bigint[] | false
			json | jsonb | false
			""")
	void someTypesDoNotTakeAllValues(String from, String to, boolean narrows) {
		assertThat(type(from).isNarrowedBy(type(to))).isEqualTo(narrows);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			varchar(20) | varchar(10) | false
			text | varchar(10) | false
			uuid | text | false
			text | uuid | true
			bigint | integer | false
			numeric | integer | false
			integer | boolean | true
			date | timestamptz | false
			text | mood | true
			mood | temper | true
			json | jsonb | true
			integer | integer[] | true
			integer[] | bigint[] | false
			integer[] | text[] | true
			""")
	void someTypesAreConvertedOnDemandAlone(String from, String to, boolean cast) {
		assertThat(type(from).needsCastTo(type(to))).isEqualTo(cast);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			integer | bigint | true
			varchar(10) | text | true
			integer | text | false
			uuid | uuid | true
			mood | temper | false
			integer | integer[] | false
			""")
	void someTypesCompareWithEachOther(String one, String other, boolean compares) {
		assertThat(type(one).comparesWith(type(other))).isEqualTo(compares);
	}

}
