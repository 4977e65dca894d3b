package dev.stemma.operation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stemma.schema.Require;

/**
 * What a migration in Java is written with. Online every call is done at once, on the
 * migration's connection; offline, and where the way back is recorded, it is written
 * down. <pre>{@code
 * op.createTable("teams",
 *         column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
 *         column("name", text()).notNull().unique());
 * op.addColumn("members", column("team_id", bigint()).references("teams"));
 * op.createIndex("members_team_id_idx", "members", "team_id");
 * op.alterColumn("members", "email", (c) -> c.type(text()).notNull());
 * op.renameColumn("members", "mail", "email");
 * op.addConstraint("members", check("email LIKE '%@%'").named("members_email_check"));
 * op.execute("UPDATE members SET team_id = ? WHERE team_id IS NULL", 1);
 * op.bulkInsert("teams", columns("name"), row("red"), row("blue"));
 * }</pre>
 * <p>
 * A migration that leaves its downgrade out gets one from what it did. What loses
 * something can say what was there, for where no database can be asked: <pre>{@code
 * op.dropColumn("members", "status", existing(column("status", varchar(20)).notNull()));
 * op.alterColumn("members", "name", (c) -> c.type(text()).existing(column("name", varchar(80))));
 * op.dropTable("drafts", (drop) -> drop.ifExists().cascade());
 * op.execute("UPDATE members SET active = true", undo("UPDATE members SET active = NULL"));
 * }</pre>
 * <p>
 * Several changes of a table can be one statement, with one lock and at most one rewrite:
 * <pre>{@code
 * op.batchAlterTable("members", (t) -> t.addColumn(column("age", integer()))
 *     .alterColumn("name", (c) -> c.notNull())
 *     .dropColumn("nickname"));
 * }</pre>
 * <p>
 * What takes no transaction, batched updates among it, stands in a migration with
 * {@code transaction = TransactionMode.NONE}: <pre>{@code
 * op.createIndex(index("members", "email"), CreateOptions::concurrently);
 * op.updateInBatches("members", (u) -> u.set("status = 'active'").where("status IS NULL"));
 * }</pre>
 * <p>
 * Tables and other objects are named as the search path finds them, or as they stand in a
 * schema: {@code op.in("audit").dropTable("log")}. Names are quoted where they have to
 * be; a dot in a name is part of the name. What makes no sense is refused by an
 * {@link dev.stemma.schema.InvalidDefinitionException} before anything is done.
 * <p>
 * Columns, constraints, types and the like come from {@link Ddl}, to be imported
 * statically. For what is missing here there is {@link #execute}.
 */
public interface Operations extends TableOperations, ColumnOperations, ConstraintOperations, IndexOperations,
		TypeOperations, ViewOperations, RoutineOperations {

	/** What is returned in place of a number of rows where nothing was run. */
	int NOT_RUN = -1;

	/**
	 * The same operations, whose names stand for what is in a schema: those of what is
	 * created, changed and dropped, as far as they don't say a schema of their own. What
	 * these refer to is found by the search path as before, as the table of a foreign
	 * key, and so are the names in SQL.
	 */
	default Operations in(String schema) {
		return new SchemaOperations(this, Require.name("A schema", schema));
	}

	/**
	 * Runs SQL as it stands, one statement or several. There are no placeholders in it,
	 * and it may not begin or end transactions.
	 * @param sql the SQL
	 */
	default void execute(String sql) {
		apply(Execute.of(sql));
	}

	/**
	 * Runs SQL that can be taken back.
	 * @param sql the SQL
	 * @param undo what takes it back
	 */
	default void execute(String sql, Undo undo) {
		apply(new Execute(sql, null, undo));
	}

	/**
	 * Runs one statement with bound parameters.
	 * @param sql the statement, with a {@code ?} for each parameter
	 * @param parameters the parameters, in the order of their question marks
	 * @return the number of rows that it changed, {@link #NOT_RUN} where it was written
	 * down
	 */
	default int execute(String sql, @Nullable Object... parameters) {
		return apply(Execute.of(sql, parameters));
	}

	/**
	 * Inserts rows, in as few round trips as the driver can.
	 * @param columns see {@link Ddl#columns}
	 * @param rows see {@link Ddl#row}
	 */
	default void bulkInsert(String table, List<String> columns, Row... rows) {
		bulkInsert(table, columns, Arrays.asList(rows));
	}

	/**
	 * Inserts rows, in as few round trips as the driver can. Where the migration has not
	 * created the table, this cannot be reversed.
	 * @param rows the rows; nothing is done if there are none
	 */
	default void bulkInsert(String table, List<String> columns, List<Row> rows) {
		apply(new BulkInsert(qualify(table), columns, rows, null));
	}

	/**
	 * Inserts rows that can be taken out again.
	 * @param undo what takes them out
	 */
	default void bulkInsert(String table, List<String> columns, List<Row> rows, Undo undo) {
		apply(new BulkInsert(qualify(table), columns, rows, undo));
	}

	/**
	 * Inserts the rows of a query.
	 * @return the number of rows, {@link #NOT_RUN} where it was written down
	 */
	default int insertFrom(String table, List<String> columns, String query) {
		return apply(new InsertFrom(qualify(table), columns, query, null));
	}

	/**
	 * Inserts the rows of a query, which can be taken out again.
	 * @return the number of rows, {@link #NOT_RUN} where it was written down
	 */
	default int insertFrom(String table, List<String> columns, String query, Undo undo) {
		return apply(new InsertFrom(qualify(table), columns, query, undo));
	}

	/**
	 * Updates rows in ranges of a key, one transaction a range, so that no lock is held
	 * for long. A run that dies goes on where it stopped, and no row is updated twice.
	 * @param update what is updated
	 * @return the number of rows, {@link #NOT_RUN} where it was written down
	 * @throws AutocommitNeededException in a migration with a transaction
	 */
	default int updateInBatches(String table, UnaryOperator<UpdateInBatches.Draft> update) {
		return apply(update.apply(UpdateInBatches.Draft.BEGIN).operation(qualify(table)));
	}

	/**
	 * Does what takes no transaction, each statement committed by itself.
	 * @param block what to do
	 * @throws AutocommitNeededException in a migration with a transaction
	 */
	void autocommit(Consumer<Operations> block);

	/**
	 * A client on the migration's connection, to read the database with. A migration that
	 * asks for it has to write its downgrade, and cannot become a script.
	 * @throws LiveDatabaseNeededException where operations are written down
	 */
	JdbcClient jdbc();

}
