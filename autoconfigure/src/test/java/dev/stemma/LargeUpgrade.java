package dev.stemma;

import java.nio.file.Path;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * Upgrades a database in a process of its own with a small heap.
 */
public final class LargeUpgrade {

	private LargeUpgrade() {
	}

	public static void main(String[] arguments) {
		PGSimpleDataSource dataSource = new PGSimpleDataSource();
		dataSource.setUrl(arguments[0]);
		dataSource.setUser("postgres");
		System.out.println(new Project(Path.of(arguments[1])).builder(dataSource).build().upgrade().steps().size());
	}

}
