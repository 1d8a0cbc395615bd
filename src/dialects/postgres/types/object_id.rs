//! Identifiers of objects of the database: OID, REGCLASS and REGCONFIG. 8.19

use super::native::types;
use crate::types::DataType;

types! {
    /// `OID`: the identifier of an object of the database. 8.19
    oid = Plain "OID" like DataType::BigInteger;
    /// `REGCLASS`: a table, by its name. 8.19
    regclass = Plain "REGCLASS";
    /// `REGCONFIG`: a text search configuration, by its name. 8.19
    regconfig = Plain "REGCONFIG";
}
