//! Values that came out of a damaged file and that no rule of the schema refuses, but that the station could not read:
//! one of them must not keep everybody out.

use super::StoreTrouble;
use crate::record::{LearnerCode, LearnerNumber, Xom};
use rusqlite::Connection;

/// Lets go of numbers beyond what they can be, before anything is read: an event with one is of no chain, and where the
/// chain of the station stood is found out anew.
pub(super) fn drop_unreadable(db: &Connection) -> Result<(), StoreTrouble> {
    Ok(db.execute_batch(include_str!("sql/drop_unreadable.sql"))?)
}

/// Sets right what can be, and lets go of what names nobody any more.
pub(super) fn set_right(db: &Connection) -> Result<(), StoreTrouble> {
    drop_people_without_a_code(db)?;
    give_new_numbers(db)?;
    drop_unreadable_hamlets(db)
}

fn drop_people_without_a_code(db: &Connection) -> Result<(), StoreTrouble> {
    let codes = all::<String>(db, "SELECT code FROM person")?;
    for code in codes.iter().filter(|code| code.parse::<LearnerCode>().is_err()) {
        db.execute("DELETE FROM person WHERE code = ?1", [code])?;
    }
    Ok(())
}

/// A number that is none is replaced: the name is worth more.
fn give_new_numbers(db: &Connection) -> Result<(), StoreTrouble> {
    let numbers = all::<i64>(db, "SELECT number FROM person ORDER BY number")?;
    let number = |number: i64| u32::try_from(number).ok().and_then(|number| LearnerNumber::try_from(number).ok());
    let mut last = numbers.iter().filter_map(|n| number(*n)).map(LearnerNumber::four).max();
    for wrong in numbers.iter().filter(|n| number(**n).is_none()) {
        let four = last.map_or(LearnerNumber::FIRST, |last| last + 1);
        let Some(fresh) = LearnerNumber::starting(four) else { return Err(StoreTrouble::NoNumberLeft) };
        last = Some(four);
        db.execute("UPDATE person SET number = ?1 WHERE number = ?2", [i64::from(fresh.value()), *wrong])?;
    }
    Ok(())
}

fn drop_unreadable_hamlets(db: &Connection) -> Result<(), StoreTrouble> {
    let lists = all::<String>(db, "SELECT xoms FROM station")?;
    if lists.iter().any(|list| serde_json::from_str::<Vec<Xom>>(list).is_err()) {
        db.execute("UPDATE station SET xoms = '[]'", [])?;
    }
    Ok(())
}

fn all<T: rusqlite::types::FromSql>(db: &Connection, sql: &str) -> Result<Vec<T>, StoreTrouble> {
    let mut query = db.prepare(sql)?;
    let values = query.query_map([], |row| row.get(0))?;
    Ok(values.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::store::schema;

    #[test]
    fn numbers_beyond_what_they_can_be_are_let_go_of_before_anything_is_read() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::prepare(&mut db, schema::Durability::STATION).unwrap();
        db.execute_batch(
            "INSERT INTO event (id, station, epoch, seq, prev_hash, payload) VALUES
                (zeroblob(16), zeroblob(16), -784582, 1, zeroblob(32), '[]'),
                (randomblob(16), zeroblob(16), 65536, 1, zeroblob(32), '[]');
             INSERT INTO station (id, epoch, head_seq, head_hash, boot, place)
                VALUES (zeroblob(16), 1 << 40, -3, zeroblob(32), -9, 'Nhà văn hóa');
             DROP TRIGGER event_is_not_removed;",
        )
        .unwrap();
        drop_unreadable(&db).unwrap();
        assert_eq!(all::<u32>(&db, "SELECT epoch FROM event").unwrap(), [65536]);
        assert_eq!(all::<u32>(&db, "SELECT epoch + head_seq + boot FROM station").unwrap(), [0]);
        assert_eq!(all::<String>(&db, "SELECT place FROM station").unwrap(), ["Nhà văn hóa"]);
    }

    #[test]
    fn what_cannot_be_read_is_set_right_and_the_rest_stays() {
        let mut db = Connection::open_in_memory().unwrap();
        schema::prepare(&mut db, schema::Durability::STATION).unwrap();
        let sound = LearnerNumber::starting(LearnerNumber::FIRST + 4).unwrap().value();
        db.execute_batch(&format!(
            "INSERT INTO person (code, number, name) VALUES
                ('0101010101', {sound}, 'Lan'), ('0202020202', 3, 'Hoa'), ('0303030303', -70000, 'Ánh'), ('03030303zz', 9, 'Bà');
             INSERT INTO station (id, epoch, head_seq, head_hash, xoms)
                VALUES (zeroblob(16), 1, 0, zeroblob(32), '[{{\"id\":7}}]')"
        ))
        .unwrap();
        set_right(&db).unwrap();
        assert_eq!(all::<String>(&db, "SELECT name FROM person ORDER BY code").unwrap(), ["Lan", "Hoa", "Ánh"]);
        let numbers = all::<u32>(&db, "SELECT number FROM person").unwrap();
        assert!(numbers.contains(&sound) && numbers.iter().all(|n| LearnerNumber::try_from(*n).is_ok()), "{numbers:?}");
        assert_eq!(all::<String>(&db, "SELECT xoms FROM station").unwrap(), ["[]"]);
    }
}
