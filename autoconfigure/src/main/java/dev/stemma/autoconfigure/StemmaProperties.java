package dev.stemma.autoconfigure;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.Assert;

import dev.stemma.autogenerate.ScratchMode;
import dev.stemma.runner.RunnerOptions.ChecksumPolicy;
import dev.stemma.runner.RunnerOptions.OnNonEmpty;
import dev.stemma.runner.RunnerOptions.Pooler;
import dev.stemma.runner.RunnerOptions.TransactionScope;
import dev.stemma.runner.RunnerOptions.UnknownRevisions;

/**
 * Configuration properties of Stemma. What is not set is left to the engine, which alone
 * knows the defaults.
 *
 * @param enabled Whether to enable Stemma.
 * @param startup What to do when the application starts.
 * @param url JDBC URL of the database to migrate. If not set, the application's
 * DataSource is used.
 * @param user Login user of the database to migrate.
 * @param password Login password of the database to migrate.
 * @param driverClassName Fully qualified name of the JDBC driver. Auto-detected from the
 * URL by default.
 * @param locations Comma-separated list of the directories to look for SQL scripts in,
 * each beginning with 'classpath:' or 'file:'.
 * @param packages Comma-separated list of the packages to look for Java migrations in.
 * @param target Revision, branch label or keyword to upgrade to. Quote it in YAML.
 * @param tags Which revisions to run.
 * @param baseline Revision that a database which is not empty already has, stamped before
 * it is upgraded for the first time. Quote it in YAML.
 * @param onNonEmpty What to do in a schema that holds other relations and no tables of
 * Stemma.
 * @param schema Schema of the tables of Stemma. Defaults to the connection's current
 * schema.
 * @param tablePrefix Prefix of the names of the tables of Stemma.
 * @param transaction What one transaction spans.
 * @param ddlLockTimeout How long one attempt of a transactional revision may wait for a
 * lock.
 * @param statementTimeout How long one statement may run. Defaults to what the server
 * allows.
 * @param retry How to try again.
 * @param runnerLock How to wait for other instances that migrate.
 * @param startupTimeout How long a run may take in all. Not limited by default.
 * @param connectTimeout How long to try for a server that is not up.
 * @param waiting How to wait for another process to migrate.
 * @param checksum What to do when the script of an applied revision has changed.
 * @param unknownRevisions What to do when the database holds revisions that this build
 * does not know.
 * @param role Role to run migrations as.
 * @param initSql SQL statements to run on the connection before anything else.
 * @param pooler What stands between the application and the server.
 * @param placeholders Values that are put in SQL scripts, by placeholder.
 * @param placeholderSyntax How placeholders look.
 * @param namingConvention Which names Java migrations give to constraints and indexes
 * that they leave without one.
 * @param signingKey Secret to sign stored downgrades with. If set, stored SQL that is not
 * signed with it is never run.
 * @param devSync How to behave when 'stemma.startup' is 'dev-sync'.
 * @param protectedDatabase Whether the database is one that 'dev-sync' must leave alone,
 * as in production.
 * @param command How to answer to 'migrations' on the command line.
 * @param fileTemplate Pattern of the names of new SQL scripts, without their extension.
 * May contain directories.
 * @param truncateSlugLength How many characters of the message the name of a new script
 * has at most.
 * @param timezone Time zone of the times in the names of new scripts.
 * @param templates Directory of the templates of new scripts, beginning with 'classpath:'
 * or 'file:'. Its files NAME.sql and NAME.java are added to the built-in ones, and
 * replace those of their names.
 * @param postWriteHooks Commands to run on each new script.
 * @param schemaSource Comma-separated list of SQL files that say how the schema is to be,
 * each beginning with 'classpath:' or 'file:'.
 * @param scratch Where to create what models want to be looked at.
 * @param autogenerate How to compare models with the database.
 */
@ConfigurationProperties(prefix = "stemma", ignoreUnknownFields = false)
record StemmaProperties(@DefaultValue("true") boolean enabled, @Nullable StartupMode startup, @Nullable String url,
		@Nullable String user, @Nullable String password, @Nullable String driverClassName,
		@Nullable List<String> locations, @Nullable List<String> packages, @Nullable String target,
		@DefaultValue Tags tags, @Nullable String baseline, @Nullable OnNonEmpty onNonEmpty, @Nullable String schema,
		@Nullable String tablePrefix, @Nullable TransactionScope transaction, @Nullable Duration ddlLockTimeout,
		@Nullable Duration statementTimeout, @DefaultValue Retry retry, @DefaultValue RunnerLock runnerLock,
		@Nullable Duration startupTimeout, @Nullable Duration connectTimeout, @Name("wait") @DefaultValue Wait waiting,
		@Nullable ChecksumPolicy checksum, @Nullable UnknownRevisions unknownRevisions, @Nullable String role,
		@Nullable List<String> initSql, @Nullable Pooler pooler, @Nullable Map<String, String> placeholders,
		@DefaultValue PlaceholderStyle placeholderSyntax, @DefaultValue Naming namingConvention,
		@Nullable String signingKey, @DefaultValue DevSync devSync,
		@Name("protected") @DefaultValue("false") boolean protectedDatabase, @DefaultValue Command command,
		@Nullable String fileTemplate, @Nullable Integer truncateSlugLength, @Nullable ZoneId timezone,
		@Nullable String templates, @DefaultValue List<Hook> postWriteHooks, @DefaultValue List<String> schemaSource,
		@Nullable ScratchMode scratch, @DefaultValue Autogenerate autogenerate) {

	/**
	 * Which revisions to run.
	 *
	 * @param include Comma-separated list of the tags to run. All by default.
	 * @param exclude Comma-separated list of the tags that must never run.
	 */
	record Tags(@DefaultValue Set<String> include, @DefaultValue Set<String> exclude) {

	}

	/**
	 * How to try again.
	 *
	 * @param maxElapsed How long a revision is tried again that did not get its locks.
	 */
	record Retry(@Nullable Duration maxElapsed) {

	}

	/**
	 * How to wait for other instances that migrate.
	 *
	 * @param patience How long to wait for another instance to finish migrating.
	 */
	record RunnerLock(@Name("wait") @Nullable Duration patience) {

	}

	/**
	 * How to wait for another process to migrate.
	 *
	 * @param timeout How long to wait for the target when 'stemma.startup' is 'wait'.
	 */
	record Wait(@Nullable Duration timeout) {

	}

	/**
	 * Which names to give. In the patterns stand '%(table)s', '%(columns)s',
	 * '%(column_0)s', '%(referred_table)s' and '%(referred_columns)s'.
	 *
	 * @param primaryKey Pattern of the names of primary keys.
	 * @param unique Pattern of the names of unique constraints.
	 * @param foreignKey Pattern of the names of foreign keys.
	 * @param check Pattern of the names of check constraints.
	 * @param exclusion Pattern of the names of exclusion constraints.
	 * @param notNull Pattern of the names of not-null constraints.
	 * @param index Pattern of the names of indexes.
	 */
	record Naming(@Nullable String primaryKey, @Nullable String unique, @Nullable String foreignKey,
			@Nullable String check, @Nullable String exclusion, @Nullable String notNull, @Nullable String index) {

	}

	/**
	 * How to follow a checkout.
	 *
	 * @param allowRemote Whether to allow 'dev-sync' on a server that is not on this
	 * machine, one in a container included.
	 */
	record DevSync(@DefaultValue("false") boolean allowRemote) {

	}

	/**
	 * How to answer to 'migrations' on the command line.
	 *
	 * @param enabled Whether 'migrations' as the first argument runs a command in the
	 * place of the application.
	 */
	record Command(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * How to compare models with the database. In the patterns may stand the kind of
	 * objects in front of the name, as in 'table:legacy_*' and 'column:users.legacy_*'.
	 *
	 * @param schemas Comma-separated list of the schemas to compare beside the home
	 * schema and those that models name.
	 * @param include Comma-separated list of patterns of the objects to compare. All by
	 * default.
	 * @param exclude Comma-separated list of patterns of the objects to leave alone.
	 */
	record Autogenerate(@DefaultValue List<String> schemas, @DefaultValue List<String> include,
			@DefaultValue List<String> exclude) {

	}

	/**
	 * A command to run on each new script, without a shell.
	 *
	 * @param name Name of the command in messages. Defaults to the command itself.
	 * @param command Command and its arguments. In them '%(file)s' stands for the script.
	 * @param cwd Directory to run the command in. Defaults to the current one.
	 */
	record Hook(@Nullable String name, @DefaultValue List<String> command, @Nullable String cwd) {

		Hook {
			Assert.notEmpty(command, "Each of stemma.post-write-hooks needs a 'command'");
		}

	}

	/**
	 * How placeholders look.
	 *
	 * @param enabled Whether to replace placeholders in SQL scripts.
	 * @param prefix Prefix of placeholders.
	 * @param suffix Suffix of placeholders.
	 */
	record PlaceholderStyle(@DefaultValue("true") boolean enabled, @Nullable String prefix, @Nullable String suffix) {

	}

}
