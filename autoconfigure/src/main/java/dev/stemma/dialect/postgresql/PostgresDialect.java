package dev.stemma.dialect.postgresql;

import java.sql.SQLException;

import dev.stemma.dialect.Batches;
import dev.stemma.dialect.Bookkeeping;
import dev.stemma.dialect.BulkLoad;
import dev.stemma.dialect.CatalogLookup;
import dev.stemma.dialect.CatalogReader;
import dev.stemma.dialect.DdlWriter;
import dev.stemma.dialect.Dialect;
import dev.stemma.dialect.ErrorKind;
import dev.stemma.dialect.OfflineSql;
import dev.stemma.dialect.ScratchWork;
import dev.stemma.dialect.ServerMessage;
import dev.stemma.dialect.Sessions;
import dev.stemma.dialect.SqlSyntax;
import dev.stemma.dialect.StatementRecovery;
import dev.stemma.dialect.TableNames;
import dev.stemma.operation.BulkInsert;

/**
 * PostgreSQL, from version 14 on.
 */
public final class PostgresDialect implements Dialect {

	private final SqlSyntax syntax = new PostgresSyntax();

	private final Sessions sessions = new PostgresSessions();

	private final StatementRecovery recovery = new PostgresRecovery();

	private final DdlWriter ddl = new PostgresDdlWriter();

	private final ScratchWork scratch = new PostgresScratchWork();

	private final Batches batches = new PostgresBatches();

	private final CatalogLookup catalog = new PostgresCatalogLookup();

	@Override
	public SqlSyntax syntax() {
		return this.syntax;
	}

	@Override
	public String quote(String identifier) {
		return PostgresNames.quote(identifier);
	}

	@Override
	public int longestName() {
		return ObjectName.MAX_BYTES;
	}

	@Override
	public Bookkeeping bookkeeping(TableNames tables) {
		return new PostgresBookkeeping(tables);
	}

	@Override
	public OfflineSql offline(TableNames tables) {
		return new PostgresOfflineSql(tables);
	}

	@Override
	public Sessions sessions() {
		return this.sessions;
	}

	@Override
	public StatementRecovery recovery() {
		return this.recovery;
	}

	@Override
	public DdlWriter ddl() {
		return this.ddl;
	}

	@Override
	public CatalogLookup catalog() {
		return this.catalog;
	}

	@Override
	public CatalogReader reader() {
		return new PostgresCatalogReader();
	}

	@Override
	public ScratchWork scratch() {
		return this.scratch;
	}

	@Override
	public Batches batches() {
		return this.batches;
	}

	@Override
	public BulkLoad bulkLoad(BulkInsert insert) {
		return CopyData.of(insert);
	}

	@Override
	public ErrorKind kindOf(SQLException ex) {
		return PostgresErrors.kindOf(ex);
	}

	@Override
	public ServerMessage messageOf(SQLException ex) {
		return PostgresErrors.messageOf(ex);
	}

}
