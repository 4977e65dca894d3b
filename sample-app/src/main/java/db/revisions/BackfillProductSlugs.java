package db.revisions;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

/**
 * Accents are what makes this a case for Java: {@code Crème Brûlée} becomes
 * {@code creme-brulee}.
 */
@Migration(revision = "a47daf7ff194", revises = "f36c9e6ee083", tags = "products",
		message = "Give every product a slug from its name", created = "2026-04-08T10:00:00Z")
class BackfillProductSlugs implements JavaMigration {

	private static final Pattern MARKS = Pattern.compile("\\p{M}+");

	private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

	private static final Pattern EDGES = Pattern.compile("^-|-$");

	@Override
	public void upgrade(Operations op) {
		Set<String> taken = new HashSet<>(
				op.jdbc().sql("SELECT slug FROM products WHERE slug IS NOT NULL").query(String.class).list());
		List<Product> products = op.jdbc()
			.sql("SELECT id, name FROM products WHERE slug IS NULL ORDER BY id")
			.query(Product.class)
			.list();
		for (Product product : products) {
			String slug = slug(product.name());
			while (slug.isEmpty() || !taken.add(slug)) {
				slug = slug(slug + " " + product.id());
			}
			op.execute("UPDATE products SET slug = ? WHERE id = ?", slug, product.id());
		}
	}

	/**
	 * Takes the slugs away, those too that were given by hand before the upgrade: the
	 * next upgrade makes them anew.
	 */
	@Override
	public void downgrade(Operations op) {
		op.execute("UPDATE products SET slug = NULL");
	}

	private static String slug(String text) {
		String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
		String dashed = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
		return EDGES.matcher(dashed).replaceAll("");
	}

	private record Product(long id, String name) {

	}

}
