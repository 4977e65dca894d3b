package dev.stemma.autogenerate;

import dev.stemma.schema.Catalog;

/**
 * A database as it is and as it is to be, both in the words of its server.
 *
 * @param live what is there
 * @param wanted what is wanted
 */
record CatalogPair(Catalog live, Catalog wanted) {

}
