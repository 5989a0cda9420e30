/**
 * The public data that a first start imports: awards of clinical-laboratory programmes by race and sex, 2000 to 2002,
 * through the same rosters as anybody's data. Where they come from is in {@code public-data/SOURCES.md}.
 */
@NullMarked
package org.fairlab.standalone.publicdata;

import org.jspecify.annotations.NullMarked;
