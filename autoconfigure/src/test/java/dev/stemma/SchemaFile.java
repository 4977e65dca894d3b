package dev.stemma;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;

/**
 * A whole schema as SQL, among the test's resources.
 *
 * @param name the file's name without its extension
 */
record SchemaFile(String name) {

	/**
	 * Where it is found.
	 */
	String location() {
		return "classpath:schemas/" + this.name + ".sql";
	}

	/**
	 * Runs it in a database as it is.
	 */
	void run(PostgresServer.Database database) throws IOException, SQLException {
		String sql = new ClassPathResource("schemas/" + this.name + ".sql").getContentAsString(StandardCharsets.UTF_8);
		// The driver's own splitting does not know SQL-standard bodies
		try (Connection connection = DriverManager.getConnection(database.url() + "?preferQueryMode=simple", "postgres",
				""); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * What is in a database, apart from Stemma's own tables.
	 */
	static CatalogSnapshot snapshot(Connection connection) {
		CatalogSnapshot snapshot = CatalogSnapshot.of(connection, Set.of(), Set.of("stemma_"));
		// The server casts the list of varchar IN (…), and the values when it reads its
		// own text
		return new CatalogSnapshot(snapshot.lines()
			.stream()
			.map((line) -> line.replaceAll("\\((ARRAY\\[[^\\]]*\\])\\)::text\\[\\]", "$1")
				.replaceAll("\\(('(?:[^']|'')*'::character varying)\\)::text", "$1"))
			.toList());
	}

}
