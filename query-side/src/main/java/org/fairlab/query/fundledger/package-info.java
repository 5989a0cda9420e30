/** Where does the money stand? */
@NullMarked
package org.fairlab.query.fundledger;

import org.jspecify.annotations.NullMarked;
