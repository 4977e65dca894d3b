package dev.stemma.diff;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.stemma.operation.Inverse;
import dev.stemma.operation.Reversal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables on a real server, brought from one state to another and back by what differs.
 */
class DiffTablesServerTests {

	private static final TableWalk WALK = new TableWalk();

	static Stream<TableCase> tables() {
		return Stream.of(TableCases.ALL, ColumnCases.ALL, TypeCases.ALL, ConstraintCases.ALL).flatMap(List::stream);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("tables")
	void tablesBecomeWhatIsWantedAndComeBack(TableCase tables) throws SQLException {
		TableWalk.Result result = WALK.walk(tables.before(), tables.after(), DiffOptions.DEFAULTS);
		assertThat(result.reached()).as(result.sql()).containsExactlyElementsOf(result.wanted());
		assertThat(result.rest()).isEmpty();
		assertThat(result.left()).as(result.down()).containsExactlyElementsOf(result.before());
		assertThat(result.sql()).isEqualTo(tables.sql());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("tables")
	void tablesThatAreEqualDoNotDiffer(TableCase tables) throws SQLException {
		assertThat(WALK.walk(tables.after(), tables.after(), DiffOptions.DEFAULTS).changes()).isEmpty();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("tables")
	void whatIsDoneIsKnownToBeTakenBack(TableCase tables) throws SQLException {
		for (Change change : WALK.walk(tables.before(), tables.after(), DiffOptions.DEFAULTS).changes()) {
			// PostgreSQL has no words for the way back of this one.
			boolean expression = change.summary().endsWith("is computed and is to be a plain one");
			assertThat(Reversal.of(change.upgrade())).as(change.summary())
				.isInstanceOf(expression ? Inverse.Missing.class : Inverse.Known.class);
		}
	}

}
