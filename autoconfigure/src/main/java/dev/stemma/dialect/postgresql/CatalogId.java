package dev.stemma.dialect.postgresql;

/**
 * What the server knows an object by.
 *
 * @param catalog the catalog that it stands in: {@code pg_class}
 * @param oid its oid in that catalog
 */
record CatalogId(String catalog, long oid) {

	static CatalogId relation(long oid) {
		return new CatalogId(CatalogObject.RELATION, oid);
	}

}
