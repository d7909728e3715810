//! A lesson that speaks of a real service says where its author looked: a source names that service. The services stand in
//! `services.txt`.

use super::{Author, Written, find_name};

const LIST: &str = include_str!("services.txt");

pub(super) fn have_a_source(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    let sources: Vec<&Written> = written.iter().filter(|text| text.is_a_source()).collect();
    for names in services() {
        let service = names[0];
        let sourced = |name: &&str| sources.iter().any(|source| source.text.contains(*name));
        let mut learner = written.iter().filter(|text| text.is_for_the_learner());
        let Some(first) = learner.find(|text| find_name(&text.text, service).is_some()) else { continue };
        if !names.iter().any(sourced) {
            let span = first.place_of(service, author.source);
            author.tell(span, "no-source", texts.author_service(service), texts.author_service_remedy(service));
        }
    }
}

/// Each service with its other names, as a source may have them.
fn services() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split(['=', ',']).map(str::trim).collect())
}

#[cfg(test)]
mod tests {
    use super::services;

    #[test]
    fn every_service_of_the_list_has_a_name_and_stands_there_once() {
        let names: Vec<&str> = services().flatten().collect();
        assert!(names.iter().all(|name| name.len() > 2));
        assert_eq!(names.len(), names.iter().collect::<std::collections::BTreeSet<_>>().len());
    }
}
